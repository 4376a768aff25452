// The entry point of every test program.
#define CATCH_CONFIG_MAIN
#include "catch.hpp"
