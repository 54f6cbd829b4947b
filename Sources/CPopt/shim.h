#include <popt.h>
#include <stdlib.h>
