// A form begins with a file: one of Muster's own as it stands, and whichever choice was made, the right one is told.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;

const std::string answers = "Which day?,Was it helpful?\nMonday,Yes\nTuesday,No\nMonday,Yes\nTuesday,No\nMonday,Yes\n";

web::Reply read(const Feedback& summit, const std::string& kind, const std::string& name, const std::string& bytes) {
  return summit.visitor.post("/events/summit/form/from-file", {{"kind", kind}}, {{"file", name, bytes}});
}

}  // namespace

TEST_CASE("a form of Muster is taken as it stands, by its name or by how it begins") {
  Feedback summit;
  for (const auto* name : {"views.form", "views.txt"}) {
    const auto page = read(summit, "form", name, "\xEF\xBB\xBF" + form_text);
    INFO(page.body);
    CHECK(page.status == 200);
    CHECK(holds(page, "is read: 8 questions"));
    CHECK(holds(page, "What would have helped?"));
    CHECK(holds(page, "Change it as cards"));
    CHECK_FALSE(holds(page, "could not be carried over"));
    CHECK_FALSE(holds(page, "is not taken from another program"));
  }
  // Whatever the choice says: no answers begin so.
  CHECK(holds(read(summit, "answers", "views.form", form_text), "is read: 8 questions"));
}

TEST_CASE("a form of Muster with faults is taken with them, and they are shown") {
  Feedback summit;
  auto text = form_text;
  text.replace(text.find("helpful = not"), 13, "helpfull = not");
  const auto page = read(summit, "form", "views.form", text);
  CHECK(page.status == 200);
  CHECK(holds(page, "views.form is read, and has 1 fault."));
  CHECK(holds(page, "helpfull"));
  CHECK(holds(page, "An error and its place"));
  CHECK(read(summit, "form", "views.form", std::string(300 * 1024, 'x')).status == 422);
  CHECK(read(summit, "form", "views.form", "form \xFF\xFE").status == 422);
}

TEST_CASE("a file of answers under the wrong choice names the right one, and is told as what it is") {
  Feedback summit;
  const auto wrong = read(summit, "form", "export.csv", answers);
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "choose “Answers to a form”"));
  const auto right = read(summit, "answers", "export.csv", answers);
  CHECK(right.status == 200);
  CHECK_FALSE(holds(right, "could not be carried over"));
}

}  // namespace muster::feedback
