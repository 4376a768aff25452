// A form of any shape is put on paper, and filled sheets are read, in a time like their length.
#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/paper_sheet.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"
#include "support/growth.hpp"

using namespace muster;
using growth::fault_of;
using growth::numbered;

namespace {

// A sheet is drawn by fonts: some 2 ms for each question.
constexpr std::size_t first = 512;
constexpr std::size_t few = 200;

const std::string head = "form a \"A\"\npage \"P\"\n";
const std::string agreement =
    "form a \"A\"\nscale s best first:\n  ( ) a \"Agree\"\n  ( ) d \"Disagree\"\npage \"P\"\n";

using test::form_of;

}  // namespace

TEST_CASE("a form of any shape is put on paper in a time like its length") {
  const auto on_paper = [](const std::string& text) {
    const auto form = form_of(text);
    (void)feedback::paper_mark(form);
    REQUIRE(feedback::paper_pdf(form, {.event = "Summit", .link = "https://a.example/f/x"}).ok());
  };
  for (const auto& [before, piece] : {std::pair(head, "q# \"Question #?\" lines 2\n"),
                                      std::pair(head, "q# \"Q#?\" pick one\n  ( ) a \"Ay\"\n  ( ) b \"Bee\"\n"),
                                      std::pair(head, "q# \"Q#?\" words up to 3\n"),
                                      std::pair(head + "q \"Q?\" pick any\n", "  [ ] o# \"Option #\"\n"),
                                      std::pair(agreement + "g \"G?\" grid scale s\n", "  - r# \"Row #\"\n"),
                                      std::pair(head + "q \"Q?\" lines 2\n", "page \"P#\"\n  r# \"R#?\" lines 1\n"),
                                      std::pair(head + "q \"Q?\" pick one\n  ( ) a \"Ay\"\n  ( ) b \"Bee\"\n",
                                                "r# \"R#?\" lines 1\n  ask if q = a\n")}) {
    CAPTURE(piece);
    // Options and statements are few by their own limits.
    const auto begin = std::string_view(piece).starts_with("  ") ? few : first;
    CHECK(fault_of(numbered(piece, before), on_paper, begin, begin) == "");
  }
}

TEST_CASE("a sheet that is typed in is read in a time like its length") {
  std::string text = head;
  for (int at = 0; at < 40; ++at)
    text += "q" + std::to_string(at) + " \"Q" + std::to_string(at) + "?\" pick any\n  [ ] a \"Ay\"\n  [ ] b \"Bee\"\n";
  const auto form = form_of(text + "w \"Words?\" words up to 10\nl \"Why?\" lines 3\n");
  const auto fields = feedback::entry_fields(form);
  for (const std::string piece : {"1", "12", ", ", "\n", "é", "word #\n", "a"}) {
    CAPTURE(piece);
    CHECK(fault_of(
              numbered(piece),
              [&](const std::string& typed) {
                feedback::TypedSheet sheet;
                for (const auto& field : fields) sheet[field.name] = typed.substr(0, typed.size() / fields.size() + 1);
                sheet[fields.back().name] = typed;
                (void)feedback::read_sheet(form, sheet);
              },
              4 << 10) == "");
  }
  CHECK(fault_of(
            numbered("q# \"Q#?\" pick any\n  [ ] a \"Ay\"\n  [ ] b \"Bee\"\n", head),
            [](const std::string& source) {
              const auto asked = form_of(source);
              feedback::TypedSheet sheet;
              for (const auto& field : feedback::entry_fields(asked)) sheet[field.name] = "12";
              const auto answers = feedback::read_sheet(asked, sheet).filled;
              (void)feedback::sheet_of(asked, answers);
              const auto differing = feedback::sheet_differences(asked, answers, {});
              std::set<std::string> second;
              for (const auto& one : differing) second.insert(one.question);
              (void)feedback::settled_sheet(asked, answers, {}, {.second_is_right = second});
            },
            512, 1 << 10) == "");  // a form asks at most 200 questions
}
