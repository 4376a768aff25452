// What is personal is read, printed, and parted from the answers.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/domain/forms/promises.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

const std::string text = R"(form touch "Keep in touch"
  anonymous
  suppress below 5
  delete personal after 90 days

page "The day"
  personal   "Was it personal?"  pick one
             ( ) yes  "Yes"
             ( ) no   "No"

page "Keep in touch"
  address    "Your e-mail address"  email  personal

  home       "Your postcode"  postcode  personal

  news       "What may we send you?"  pick any  personal
             [ ] report     "The report"
             [ ] other ...  "Something else"
)";

forms::Form read(const std::string& written) {
  auto form = forms::parse_form(written, "touch");
  REQUIRE(form.ok());
  return std::move(form).value();
}

std::string with(std::string written, const std::string& was, const std::string& is) {
  const auto at = written.find(was);
  REQUIRE(at != std::string::npos);
  return written.replace(at, was.size(), is);
}

}  // namespace

TEST_CASE("a form says what is personal and how long it is kept, and its canonical text reads back the same") {
  const auto form = read(text);
  CHECK(form.delete_personal_after == 90);
  CHECK_FALSE(form.question("personal")->personal);
  CHECK(forms::personal_questions(form).size() == 3);
  CHECK(form.question("home")->format == forms::TextFormat::postcode);  // whole: it stands beside no answer
  CHECK(forms::print_form(form) == text);
  CHECK(read(forms::print_form(form)) == form);
}

TEST_CASE("what is personal is parted from the answers") {
  const auto form = read(text);
  const auto checked = forms::check_answers(
      form,
      {{"personal", {"yes"}}, {"address", {"gwen@example.org"}}, {"news", {"other"}}, {"news.other", {"the slides"}}});
  REQUIRE(checked.ok());
  const auto apart = forms::parted(form, checked.answers);
  CHECK(apart.answers == forms::to_json({{"personal", {{"yes"}, {}}}}));
  CHECK(apart.personal.find("gwen@example.org") != std::string::npos);
  CHECK(apart.personal.find("the slides") != std::string::npos);
  CHECK(apart.personal.find("yes") == std::string::npos);
  CHECK(forms::parted(form, {{"personal", {{"yes"}, {}}}}).personal.empty());
}

TEST_CASE("the form that figures and files read asks for nothing personal") {
  const auto form = read(text);
  const auto counted = forms::without_personal(form);
  REQUIRE(counted.pages.size() == 1);
  CHECK(counted.question("address") == nullptr);
  CHECK(counted.question("personal") != nullptr);
  const auto on_paper = forms::personal_last(form, Catalogue::english());
  CHECK(on_paper.questions().size() == form.questions().size());
  CHECK(on_paper.pages.back().title == "Contact details");
  CHECK(forms::personal_last(form, *Catalogue::find("fr")).pages.back().title == "Coordonnées");
  const auto shared = std::make_shared<const forms::Form>(counted);
  CHECK(forms::without_personal(shared) == shared);
}

TEST_CASE("a later version keeps what people were promised of their contact details") {
  const auto form = read(text);
  CHECK(forms::changed_meanings(form, read(with(text, "after 90", "after 30"))).empty());
  CHECK(forms::changed_meanings(form, read(with(text, "after 90", "after 91"))).front().message ==
        "personal answers were to be deleted after 90 days, and now after 91");
  CHECK(forms::changed_meanings(form, read(with(text, "pick any  personal", "pick any"))).front().message ==
        "question \"news\" was kept apart from the answers and now stands among them");
  CHECK(forms::changed_meanings(read(with(text, "pick any  personal", "pick any")), form).front().message ==
        "question \"news\" stood among the answers and is now personal");
}

namespace {

/// What is said against a form, or nothing.
std::vector<std::string> told_of(const std::string& written) {
  std::vector<std::string> messages;
  if (const auto form = forms::parse_form(written, "touch"); !form.ok()) {
    for (const auto& one : form.error().diagnostics) messages.push_back(one.message);
  }
  return messages;
}

const std::string for_each = R"(form days "The days"
  anonymous
  delete personal after 90 days

page "Where"
  went_to    "Which did you go to?"  pick any
             [ ] morning  "The morning"
             [ ] evening  "The evening"

page "What you saw" for each went_to
  missed     "What did you miss at {it}?"  text

page "Keep in touch"
  address    "Your e-mail address"  email  personal
)";

}  // namespace

TEST_CASE("a page for each tick leads from no contact detail to an answer, and from no answer to one") {
  using Messages = std::vector<std::string>;
  CHECK(told_of(for_each).empty());
  // Its code would say which option was ticked.
  CHECK(told_of(with(for_each, "miss at {it}?\"  text", "miss at {it}?\"  text  personal")) ==
        Messages{"whoever is asked this personal question would tell how they answered another"});
  // What was asked would say which option was ticked.
  CHECK(told_of(with(for_each, "go to?\"  pick any", "go to?\"  pick any  personal")) ==
        Messages{"\"went_to\" is personal, and no page is asked for each of its ticks"});
}

TEST_CASE("a personal question is not scored with others") {
  const std::string scored = R"(form day "The day"
  delete personal after 90 days
  index both "Both" of first, second

page "The day"
  first      "The first?"  pick one  best first  personal
             ( ) yes  "Yes"
             ( ) no   "No"
  second     "The second?"  pick one  best first
             ( ) yes  "Yes"
             ( ) no   "No"
)";
  CHECK(told_of(scored) == std::vector<std::string>{"\"first\" is personal, and stands in no index"});
}

TEST_CASE("an anonymous form may ask for consent first and for contact details last") {
  const auto form = [](const std::string& first) {
    return forms::parse_form(R"(form f "F"
  anonymous
  delete personal after 90 days
page "Before we begin"
)" + first + R"(
page "The day"
  useful "Was it useful?" text
page "Keep in touch"
  address "Your e-mail address" email personal
)",
                             "f.form");
  };
  const std::string agree =
      "  consent* \"Do you agree to take part?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n";
  CHECK(form(agree + "  end if consent = no\n").ok());
  // An end that hangs on what people are, or of those who had told something already, would tell it.
  const std::string role = "  role \"Your role?\" pick one\n    ( ) a \"A\"\n    ( ) b \"B\"\n    ( ) c \"C\"\n";
  const std::string there =
      "  there* \"Were you there?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n  end if there = no\n";
  for (const auto& first : {role + "  end if role = a\n", agree + role + "  end if consent = no\n", there,
                            agree.substr(0, 9) + agree.substr(10) + "  end if consent = no\n"}) {
    INFO(first);
    const auto refused = form(first);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().diagnostics.front().message ==
          "whoever is asked this personal question would tell how they answered another");
  }
}

TEST_CASE("options in no order may open a line to write on, and those of a scale may not") {
  const auto form = [](const std::string& behind) {
    return forms::parse_form(
        "form f \"F\"\npage \"P\"\n  how \"How?\" " + behind +
            "\n    ( ) bus \"By bus\"\n    ( ) foot \"On foot\"\n    ( ) other ... \"Otherwise\"\n",
        "f.form");
  };
  CHECK(form("pick one no order").ok());
  for (const std::string ordered : {"pick one best first", "pick one as scale", "scale", "scale no order"}) {
    INFO(ordered);
    const auto refused = form(ordered);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().diagnostics.front().message ==
          (ordered.starts_with("pick") ? "options in order have no write-in" : "a scale has no write-in"));
  }
}

TEST_CASE("what keeps a first page from asking for consent is said with the lines that mend it") {
  const auto hint = [](const std::string& first) {
    const auto form = forms::parse_form(R"(form f "F"
  anonymous
  delete personal after 90 days
page "Before we begin"
)" + first + R"(
page "Keep in touch"
  address "Your e-mail address" email personal
)",
                                        "f.form");
    return form.ok() ? std::string() : form.error().diagnostics.front().hint;
  };
  const std::string options = " \"Do you take part?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n";
  CHECK(
      hint("  agree*" + options + "  end if agree = no\n") ==
      "where \"agree\" only asks for consent to take part, its code says so: write consent* \"Do you take part?\" and "
      "end if consent = no, else move it above the \"end if\"");
  // What it proposes is right.
  CHECK(hint("  consent*" + options + "  end if consent = no\n").empty());
  CHECK(hint("  consent" + options + "  end if consent = no\n") ==
        "write consent* on the first page, or move it above the \"end if\"");
  CHECK(hint("  consent*" + options + "    ( ) later \"Later\"\n  end if consent = no\n") ==
        "give \"consent\" two options, or move it above the \"end if\"");
  CHECK(hint("  consent*" + options + "  role \"Your role?\" text\n  end if consent = no\n") ==
        "leave \"consent\" alone on the first page, or move it above the \"end if\"");
  CHECK(hint("  role \"Your role?\" text\n  end if role is answered\n") == "move it above the \"end if\"");
}
