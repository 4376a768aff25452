// The form as a PDF, as poppler reads it: every question, option and place to write, in order, and which version it is.
#include "summit_feedback.hpp"
#include "support/form_of.hpp"
#include "support/read_pdf.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/paper_sheet.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/personal.hpp>

#include <filesystem>

namespace muster::feedback {
namespace {

namespace fs = std::filesystem;

using test::form_of;

std::string printed(const forms::Form& form, const PaperDetails& details = {}) {
  auto pdf = paper_pdf(form, details);
  INFO((pdf.ok() ? "" : pdf.error().message));
  REQUIRE(pdf.ok());
  return *pdf;
}

/// Words of a tree or a page without how they are broken into lines.
std::string on_one_line(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == ' ' || letter == '\n' || letter == '\f' || letter == '"') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += letter;
    }
  }
  return out;
}

std::vector<fs::path> all_forms() {
  std::vector<fs::path> paths{fs::path(test::source_dir()) / "tests/whole/browser/kinds.form"};
  for (const auto& entry : fs::directory_iterator(fs::path(test::source_dir()) / "forms"))
    paths.push_back(entry.path());
  return paths;
}

}  // namespace

TEST_CASE("every shipped form is printed with all its questions and answers, tagged") {
  for (const auto& path : all_forms()) {
    for (const bool large : {false, true}) {
      INFO(path.string() << (large ? ", large print" : ""));
      const auto text = read_file(path.string());
      REQUIRE(text.ok());
      const auto form = form_of(*text);
      const auto pdf = printed(form, {.large = large});
      CHECK(test::read_by("pdfinfo", pdf).find("Tagged:          yes") != std::string::npos);
      const auto tree = on_one_line(test::structure_of(pdf));
      for (const auto* question : form.questions()) {
        INFO(question->code);
        CHECK(tree.find(on_one_line(question->label)) != std::string::npos);
        for (const auto& option : question->options) {
          if (!question->numbered || option.beside) CHECK(tree.find(on_one_line(option.label)) != std::string::npos);
        }
      }
      CHECK(tree.find("H1 (block)") != std::string::npos);
      CHECK(on_one_line(test::read_by("pdftotext", pdf)).find("mark " + paper_mark(form)) != std::string::npos);
    }
  }
}

TEST_CASE("the sheet leads to the same form on a phone, and says which version it is") {
  const auto form = form_of(form_text);
  const auto pdf = printed(form, {.event = "London SEND Summit, Friday 10 June 2022",
                                  .link = "https://muster.example/f/abcd2345",
                                  .until = "until 17 June",
                                  .version = 3});
  const auto text = on_one_line(test::read_by("pdftotext", pdf));
  for (const auto& wanted :
       {std::string("London SEND Summit, Friday 10 June 2022"), std::string("muster.example/f/abcd2345"),
        std::string("until 17 June"), "views, version 3, mark " + paper_mark(form), std::string("Page 1 of 1"),
        std::string("please write no name"), std::string("Only if you answered “Not helpful”.")}) {
    INFO(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
  CHECK(test::alternatives_of(pdf).find("leads to https://muster.example/f/abcd2345") != std::string::npos);
  CHECK(on_one_line(test::read_by("pdftotext", printed(form))).find("phone") == std::string::npos);
}

TEST_CASE("a sheet ends with the form's own thanks, and says where to leave it only where that is true") {
  auto form = form_of(form_text);
  auto text = on_one_line(test::read_by("pdftotext", printed(form)));
  CHECK(text.find("Thank you.") != std::string::npos);
  CHECK(text.find("Leave it on your table") == std::string::npos);
  form.thanks = "Thank you. We read every answer.";
  text = on_one_line(test::read_by("pdftotext", printed(form, {.at_event = true})));
  CHECK(text.find("Thank you. We read every answer. Leave it on your table or at the door.") != std::string::npos);
}

TEST_CASE("what must be answered is marked on paper, and what is said of leaving out is true") {
  const auto form = form_of(form_text);
  const auto text = on_one_line(test::read_by("pdftotext", printed(form)));
  CHECK(text.find("Please answer the questions marked *. Leave out what you like of the others.") != std::string::npos);
  CHECK(text.find("Was it helpful? * Tick one.") != std::string::npos);
  CHECK(text.find("Did you take part? Tick one.") != std::string::npos);
  auto free = form;
  for (auto& page : free.pages)
    for (auto& question : page.questions) question.required = false;
  const auto others = on_one_line(test::read_by("pdftotext", printed(free)));
  CHECK(others.find(". Leave out what you like.") != std::string::npos);
  CHECK(others.find("*") == std::string::npos);
}

TEST_CASE("contact details are torn off below what ends the sheet that stays") {
  const auto form = form_of(
      "form a \"A\"\n  delete personal after 90 days\n  thanks \"Thank you for the day.\"\n\npage \"One\"\n"
      "  more \"More?\" lines 3\n  mail \"Your address\" email personal\n");
  const auto text = on_one_line(test::read_by("pdftotext", printed(form)));
  const auto thanks = text.find("Thank you for the day.");
  const auto torn = text.find("Tear this part off");
  REQUIRE(thanks != std::string::npos);
  REQUIRE(torn != std::string::npos);
  CHECK(thanks < torn);
  const auto cut = text.find("Cut here");
  CHECK(thanks < cut);
  CHECK(cut < torn);
  CHECK(text.find("belong together") == std::string::npos);
  CHECK(on_one_line(test::read_by("pdftotext", printed(form_of(form_text))))
            .find("All pages of one form belong together.") != std::string::npos);
}

TEST_CASE("a page that begins within a part says which part it is") {
  std::string text = "form l \"L\"\npage \"The whole day\"\n";
  for (int at = 0; at < 16; ++at)
    text += "  q" + std::to_string(at) + " \"More of " + std::to_string(at) + "?\" lines 8\n";
  const auto form = form_of(text);
  for (const bool large : {false, true}) {
    const auto pages = test::read_by("pdftotext -f 2 -l 2", printed(form, {.large = large}));
    CHECK(on_one_line(pages).find("The whole day") != std::string::npos);
    const auto tree = on_one_line(test::structure_of(printed(form, {.large = large})));
    CHECK(tree.find("The whole day") == tree.rfind("The whole day"));
  }
}

TEST_CASE("steps of a scale stand in one row, or in one column where a word is too wide for that") {
  const auto first_lines = [](const std::string& middle, bool large) {
    const auto form = form_of(
        "form s \"S\"\nscale agreement best first:\n  ( ) a \"Strongly agree\"\n  ( ) b \"Tend to agree\"\n"
        "  ( ) c \"" +
        middle +
        "\"\n  ( ) d \"Tend to disagree\"\n  ( ) e \"Strongly disagree\"\n  beside na \"Not applicable\"\n"
        "page \"One\"\n  good \"Was it good?\" scale agreement\n");
    const auto text = test::read_by("pdftotext -layout", printed(form, {.large = large}));
    const auto first = text.find("Strongly");
    REQUIRE(first != std::string::npos);
    return text.substr(first, text.find('\n', first) - first);
  };
  for (const bool large : {false, true}) {
    INFO(large);
    const auto row = first_lines("Neither agree nor disagree", large);
    CHECK(row.find("Neither") < row.rfind("Tend to"));
    CHECK(row.rfind("Tend to") < row.rfind("Strongly"));
    CHECK(row.find("applicable") == std::string::npos);
    CHECK(first_lines("Uncharacteristically", large) == "Strongly agree");
  }
}

TEST_CASE("another question, option or word makes another mark; the same form keeps its own") {
  const auto mark = paper_mark(form_of(form_text));
  CHECK(mark.size() == 4);
  CHECK(paper_mark(form_of(form_text)) == mark);
  auto changed = form_text;
  changed.replace(changed.find("\"Not helpful\""), 13, "\"Hardly helpful\"");
  CHECK(paper_mark(form_of(changed)) != mark);
}

TEST_CASE("a question has one number on paper, where it is typed in and in the figures, however often it is asked") {
  const auto form = test::form_of(
      "form a \"A\"\n  delete personal after 90 days\n\npage \"One\"\n  been \"Which were you in?\" pick any\n"
      "    [ ] first \"First\"\n    [ ] second \"Second\"\n"
      "page \"About it\" for each been\n  good \"Was it good?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n"
      "  why \"Why?\" lines 2\n"
      "page \"Last\"\n  source \"Where from\" text hidden\n  more \"More?\" lines 3\n"
      "  mail \"Your address\" email personal\n");
  std::vector<std::int64_t> on_paper;
  for (const auto& part : paper_form(form)) {
    for (const auto& question : part.questions) on_paper.push_back(question.number);
  }
  CHECK(on_paper == std::vector<std::int64_t>{1, 2, 3, 2, 3, 4, 1});  // what is personal is torn off
  std::vector<std::string> typed;
  for (const auto& field : entry_fields(forms::without_personal(form))) {
    if (field.name != "source") typed.push_back(field.number);
  }
  CHECK(typed == std::vector<std::string>{"1", "2, “First”", "3, “First”", "2, “Second”", "3, “Second”", "4"});
}

TEST_CASE("each box has one sign to type; a scale of numbers has its numbers") {
  const auto form = form_of(
      "form keys \"Keys\"\npage \"One\"\n  far \"How far?\" from 0 to 10\n      beside na \"Not applicable\"\n"
      "  which \"Which?\" pick any\n" +
      [] {
        std::string options;
        for (int at = 1; at <= 12; ++at)
          options += "      [ ] o" + std::to_string(at) + " \"Option " + std::to_string(at) + "\"\n";
        return options;
      }());
  const auto numbers = paper_options(*form.question("far"));
  REQUIRE(numbers.size() == 12);
  CHECK(numbers[0].key == "0");
  CHECK(numbers[10].key == "10");
  CHECK(numbers[11].key == "a");
  const auto ticks = paper_options(*form.question("which"));
  CHECK(ticks[8].key == "9");
  CHECK(ticks[9].key == "a");
  CHECK(ticks[11].key == "c");
}

TEST_CASE("a form in Welsh or Arabic is printed where a font can, and told where none can") {
  const auto welsh =
      form_of("form barn \"Eich barn\"\npage \"Y diwrnod\"\n  dydd \"Sut oedd y diŵrnod, ŷch chi’n cofio?\" text\n");
  CHECK(on_one_line(test::read_by("pdftotext", printed(welsh))).find("diŵrnod, ŷch") != std::string::npos);
  const auto arabic =
      paper_pdf(form_of("form arabic \"آراؤكم\"\npage \"اليوم\"\n  yawm \"هل كان اليوم مفيدا؟\" pick one\n"
                        "      ( ) yes \"نعم\"\n      ( ) no \"لا\"\n"),
                {});
  if (arabic.ok()) {
    CHECK(test::structure_of(*arabic).find("H1 (block)") != std::string::npos);
  } else {
    CHECK(arabic.error().message.find("No font of this machine can draw") != std::string::npos);
  }
}

TEST_CASE("what Muster says on a sheet is in the language of the sheet") {
  const auto form =
      form_of("form barn \"Eich barn\"\n  anonymous\npage \"Y diwrnod\"\n  dydd \"Sut oedd y diwrnod?\" text\n");
  const auto& welsh = *Catalogue::find("cy");
  const auto text = on_one_line(test::read_by(
      "pdftotext", printed(form, {.link = "https://muster.example/f/abcd2345", .at_event = true, .words = &welsh})));
  for (const auto* said : {"Rather on your phone?", "Please write no name, neither yours nor that of anybody else.",
                           "Leave out what you like.", "All pages of one form belong together.",
                           "All forms are alike: they carry no number.", "Leave it on your table or at the door."}) {
    INFO(said);
    CHECK(text.find(said) == std::string::npos);
    CHECK(text.find(say(welsh, said)) != std::string::npos);
  }
  CHECK(text.find("Tudalen 1 o 1") != std::string::npos);
  CHECK(text.find("Page 1") == std::string::npos);
}

TEST_CASE("a page that begins within a section says whom its questions are for") {
  std::string text =
      "form l \"L\"\npage \"The day\"\n  came \"Did you come?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n"
      "  section \"Where you came\"\n    ask if came = yes\n";
  for (int at = 0; at < 16; ++at)
    text += "  q" + std::to_string(at) + " \"More of " + std::to_string(at) + "?\" lines 8\n";
  text += "  section \"Where you did not\"\n    ask if came = no\n  why \"Why?\" lines 8\n";
  for (const bool large : {false, true}) {
    const auto pdf = printed(form_of(text), {.large = large});
    const auto second = on_one_line(test::read_by("pdftotext -f 2 -l 2", pdf));
    CHECK(second.find("Where you came") != std::string::npos);
    CHECK(second.find("if you answered “Yes”") != std::string::npos);
    CHECK(second.find("The day") != std::string::npos);
    // Once for whoever has it read out.
    const auto tree = on_one_line(test::structure_of(pdf));
    CHECK(tree.find("Where you came") == tree.rfind("Where you came"));
  }
}

TEST_CASE("a table that goes over a page stands below its question there too, and leaves no page half empty") {
  std::string text =
      "form l \"L\"\npage \"The day\"\n  one \"How was it?\" lines 10\n"
      "  two \"How far do you agree?\" grid pick one\n    ( ) agree \"Agree\"\n    ( ) not \"Disagree\"\n";
  for (int at = 0; at < 32; ++at)
    text += "    - s" + std::to_string(at) + " \"Statement " + std::to_string(at) + "\"\n";
  const auto form = form_of(text);
  for (const bool large : {false, true}) {
    const auto pdf = printed(form, {.large = large});
    const auto first = on_one_line(test::read_by("pdftotext -f 1 -l 1", pdf));
    const auto second = on_one_line(test::read_by("pdftotext -f 2 -l 2", pdf));
    CHECK(first.find("Statement 1 ") != std::string::npos);
    CHECK(second.find(large ? "Statement 21" : "Statement 31") != std::string::npos);
    CHECK(second.find("How far do you agree?") != std::string::npos);
    CHECK(second.find("Disagree") != std::string::npos);
  }
}

TEST_CASE("the page of the paper form offers the PDF, also in large print") {
  Feedback summit;
  CHECK(summit.visitor.get("/events/summit/form/paper.pdf").status == 303);
  const auto code = summit.open();
  CHECK(test::holds(summit.visitor.get("/events/summit/form/paper"), "/events/summit/form/paper.pdf?print=large"));
  const auto pdf = summit.visitor.get("/events/summit/form/paper.pdf");
  CHECK(pdf.status == 200);
  CHECK(on_one_line(test::read_by("pdftotext", pdf.body)).find("/f/" + code) != std::string::npos);
  const auto large = summit.visitor.get("/events/summit/form/paper.pdf?print=large");
  CHECK(test::read_by("pdfinfo", large.body).find("Pages:           1\n") == std::string::npos);
}

}  // namespace muster::feedback
