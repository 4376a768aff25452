// Characters that are written in pieces come out whole, and control codes do not come out.
#include "../../../src/front/cli/harmless_stream.hpp"

#include <sstream>

#include "support/catch.hpp"

using muster::cli::HarmlessStream;

TEST_CASE("texts come out as they went in, byte by byte or at once") {
  const std::string text = "Zoë € 🙂\nend";
  for (std::size_t step = 1; step <= text.size(); ++step) {
    std::ostringstream target;
    HarmlessStream stream(target);
    for (std::size_t at = 0; at < text.size(); at += step) stream << text.substr(at, step);
    CHECK(stream.good());
    CHECK(target.str() == text);
  }
}

TEST_CASE("codes are replaced, also where they come in pieces or are cut off at the end") {
  std::ostringstream target;
  {
    HarmlessStream stream(target);
    stream << "a\x1B" << "[31m\xC2" << "\x9B" << 7 << "\xE2\x82";
  }
  CHECK(target.str() ==
        "a\xEF\xBF\xBD[31m\xEF\xBF\xBD"
        "7\xEF\xBF\xBD");
}

TEST_CASE("a target that takes no more is heard of") {
  std::ostringstream target;
  target.setstate(std::ios::badbit);
  HarmlessStream stream(target);
  stream << "lost" << std::flush;
  CHECK_FALSE(stream.good());
}
