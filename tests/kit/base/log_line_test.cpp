// A line of the log is one line of keys and values, whatever stands in a value.
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/log_line.hpp>

#include "support/catch.hpp"

using namespace muster;

TEST_CASE("a line of the log begins with its time and its event") {
  CHECK(log_line(*parse_instant("2026-03-02T09:14:07Z"), "job",
                 {{"job", "retention"}, {"reason", "The disk is full."}}) ==
        "time=2026-03-02T09:14:07Z event=job job=\"retention\" reason=\"The disk is full.\"");
}

TEST_CASE("no value can end itself or its line") {
  CHECK(log_value("a\"b\\c\nd\xc3\xa9 event=forged") == "\"a?b?c?d?? event=forged\"");
  CHECK(log_value("").size() == 2);
}
