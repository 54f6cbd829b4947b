#ifndef PAYGRADE_BUNDLED_POLICIES_H
#define PAYGRADE_BUNDLED_POLICIES_H

#include <stddef.h>

/* A file of Datasets/policies as it is inside the binary. */
struct paygrade_bundled_file {
  const char *path; /* "policy/file", for example "us-general-schedule/caps.csv" */
  const unsigned char *bytes;
  size_t count;
};

/* The file at an index from 0, or NULL after the last one. */
const struct paygrade_bundled_file *paygrade_bundled_file_at(size_t index);

#endif
