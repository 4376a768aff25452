// The program.
#include <muster/front/cli/run.hpp>

#include <csignal>
#include <iostream>

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // A closed pipe must fail the write, not end the program.
  return muster::cli::run({arguments + 1, arguments + count}, std::cout, std::cerr);
}
