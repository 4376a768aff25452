#pragma once
// The forms that tests of their text's changes begin with: a small one, and all that are shipped.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"
#include "support/source_dir.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace muster::forms {

inline std::vector<std::string> shipped_texts() {
  std::vector<std::string> out;
  const auto folder = std::filesystem::path(muster::test::source_dir()) / "forms";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".form") continue;
    const auto text = read_file(entry.path().string());
    REQUIRE(text.ok());
    out.push_back(*text);
  }
  REQUIRE(out.size() >= 6);
  return out;
}

inline std::string made(const Result<EditedText>& edited) {
  if (!edited.ok()) FAIL(edited.error().message);
  return edited->text;
}

inline const std::string small = R"(# A form.
form views "Views"   # its name
  anonymous

scale agreement best first:
  ( ) agree    "Agree"
  ( ) disagree "Disagree"

page "The day"
  # Asked of all.
  helpful*  "Was it helpful?"  pick one  headline "the day"
            if missing "Say it"
            ( ) yes   "Yes"   # most
            ( ) no    "No"

  why       "Why not?"  lines 3
            ask if helpful = no

page "Next time"
  day       "Do you agree?"  grid scale agreement
            - time  "There was time."
            - room  "There was room."

  last      "Anything else?"  lines 3
)";

inline std::vector<std::string> question_keys(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& part : outline(text))
    if (part.kind == PartKind::question) out.push_back(part.key);
  return out;
}

/// Codes of the faults that a change may bring, by what they say: a condition on a question that is asked later or
/// gone.
inline bool is_about_order(const Diagnostic& one) {
  const auto has = [&](const char* words) { return one.message.find(words) != std::string::npos; };
  return has("asked later") || has("nothing is called") || has("has no question") || has("form ends here anyway") ||
         has("no question uses scale") || has("stands below the questions") || has("belongs above the first page") ||
         has("never hold") || has("always holds") || has("its own answer");
}

/// Each question by its code, without where it stands.
inline std::map<std::string, Question> by_code(const Form& form) {
  std::map<std::string, Question> out;
  for (const auto& page : form.pages) {
    for (auto question : page.questions) {
      question.section = 0;
      question.ask_if.reset();
      out.emplace(question.code, question);
    }
  }
  return out;
}

/// The form after a change says of every other question what it said before.
inline void check_same_elsewhere(const std::string& before, const std::string& after, const std::string& but) {
  const auto parsed = parse_form(after, "after.form");
  if (!parsed.ok()) {
    for (const auto& one : parsed.error().diagnostics) {
      INFO(one_line(one));
      CHECK(is_about_order(one));
    }
    return;
  }
  const auto was = by_code(test::form_of(before));
  const auto is = by_code(*parsed);
  for (const auto& [code, question] : was) {
    if (code == but || question.grid == but || question.comment_on == but || code.starts_with(but + "_")) continue;
    if (!question.comment_on.empty() && was.contains(question.comment_on) && was.at(question.comment_on).grid == but)
      continue;
    INFO(code);
    REQUIRE(is.contains(code));
    CHECK(is.at(code) == question);
  }
}

}  // namespace muster::forms
