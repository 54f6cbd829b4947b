#include <yajl/yajl_gen.h>
#include <yajl/yajl_parse.h>

/* yajl_gen_config takes a variable argument list, which Swift cannot call. */
static inline int paygrade_yajl_gen_beautify(yajl_gen generator) {
  return yajl_gen_config(generator, yajl_gen_beautify, 1) &&
         yajl_gen_config(generator, yajl_gen_indent_string, "  ");
}
