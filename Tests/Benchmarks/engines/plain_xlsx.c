// The plain C program that `paygrade report --xlsx` is measured against: hands the cells of an employees.csv to libxlsxwriter in
// constant-memory mode, texts as strings and figures as numbers, with one format for each kind of column.
//
//     cc -O2 -o plain_xlsx plain_xlsx.c -lxlsxwriter && ./plain_xlsx employees.csv employees.xlsx
//
// It knows quotes only as far as that file needs them, and checks nothing.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { columns = 64 };

static int isText(const char *header) {
  static const char *const numbers[] = {
      "line",        "base_salary",       "fte",      "annual_salary",   "minimum", "midpoint", "maximum",
      "compa_ratio", "range_penetration", "cost_to_minimum", "excess_over_maximum"};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++)
    if (strcmp(header, numbers[index]) == 0) return 0;
  return 1;
}

// Cuts a line into its fields in place.
static int split(char *line, char **fields) {
  int count = 0;
  char *from = line;
  while (count < columns) {
    char *to = from;
    fields[count++] = to;
    if (*from == '"') {
      for (from++; *from != 0; from++) {
        if (*from == '"' && *++from != '"') break;
        *to++ = *from;
      }
    } else {
      while (*from != 0 && *from != ',' && *from != '\n') *to++ = *from++;
    }
    char end = *from;
    *to = 0;
    if (end != ',') return count;
    from++;
  }
  return count;
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: plain_xlsx employees.csv employees.xlsx\n");
    return 64;
  }
  FILE *file = fopen(arguments[1], "r");
  if (file == NULL) {
    perror(arguments[1]);
    return 66;
  }
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *workbook = workbook_new_opt(arguments[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Employees");
  lxw_format *format = workbook_add_format(workbook);
  format_set_num_format(format, "#,##0.00");

  char *line = NULL;
  size_t room = 0;
  char *fields[columns];
  int isTextColumn[columns];
  for (lxw_row_t row = 0; getline(&line, &room, file) > 0; row++) {
    int found = split(line, fields);
    for (int column = 0; column < found; column++) {
      const char *field = fields[column];
      if (row == 0) isTextColumn[column] = isText(field);
      if (*field == 0) continue;
      if (row == 0 || isTextColumn[column])
        worksheet_write_string(sheet, row, column, field, NULL);
      else
        worksheet_write_number(sheet, row, column, strtod(field, NULL), format);
    }
  }
  free(line);
  fclose(file);
  return workbook_close(workbook) == LXW_NO_ERROR ? 0 : 73;
}
