// Hints for the commonest habits.
#include "habits.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>

namespace muster::forms {
namespace {

constexpr const char* kinds =
    "the kinds are pick one, pick any, rank, scale, from 0 to 10, grid scale, grid pick one, grid pick any, "
    "grid from 1 to 5, grid number, text, lines 4, words up to 3, number, email, web address, telephone, postcode, "
    "date and time";

/// What is said elsewhere than in the form's text, or in other words.
std::string said_elsewhere(std::string_view word) {
  static const std::map<std::string_view, std::string_view> elsewhere{
      {"required", "a * behind the question's code says that it must be answered: helpful*"},
      {"mandatory", "a * behind the question's code says that it must be answered: helpful*"},
      {"or", "pick one lets people choose one option, and pick any lets them tick several"},
      {"and", "several names are set apart by commas: time, voice"},
      {"other", "an option that leaves a line to write on is written ( ) other ...  \"Something else\""},
      {"...", "the dots stand behind the option's code: ( ) other ...  \"Something else\""},
      {"max", "how long an answer may be is written behind its kind: text up to 100"},
      {"intro", "did you mean \"introduction\"?"},
      {"optional", "a question without a * behind its code may be left empty"},
      {"go", "questions are passed over by ask if below the question that not everybody is asked"},
      {"goto", "questions are passed over by ask if below the question that not everybody is asked"},
      {"skip", "questions are passed over by ask if below the question that not everybody is asked"},
      {"jump", "questions are passed over by ask if below the question that not everybody is asked"},
      {"deadline", "when a form opens and closes is said on its page, not in its text"},
      {"closes", "when a form opens and closes is said on its page, not in its text"},
      {"opens", "when a form opens and closes is said on its page, not in its text"},
      {"event", "what a form is about is said when it is published; {event} in a text is its title"},
      {"booking", "a booking page asks the form that is chosen for it there; nothing of it stands in the text"}};
  const auto found = elsewhere.find(word);
  return found == elsewhere.end() ? std::string() : std::string(found->second);
}

/// Which way of picking the options below have marks for, where "pick" alone is meant.
std::string pick_in_full(std::string_view behind) {
  const auto first = behind.find_first_not_of(" \t");
  const auto rest = first == std::string_view::npos ? std::string_view() : behind.substr(first);
  if (rest.starts_with("one") || rest.starts_with("any")) return "pick";
  const auto line = behind.find('\n');
  const auto mark = line == std::string_view::npos ? line : behind.find_first_not_of(" \t\r\n", line);
  return mark != std::string_view::npos && behind[mark] == '[' ? "pick any" : "pick one";
}

}  // namespace

/// What other form languages call our kinds.
std::string kind_hint(const std::string& word, std::string_view behind) {
  static const std::map<std::string, std::string, std::less<>> elsewhere{
      {"radio", "pick one"},      {"choice", "pick one"},
      {"select", "pick one"},     {"select_one", "pick one"},
      {"yesno", "pick one"},      {"checkbox", "pick any"},
      {"tick", "pick any"},       {"select_multiple", "pick any"},
      {"multiple", "pick any"},   {"matrix", "grid scale agreement"},
      {"rating", "scale"},        {"likert", "scale"},
      {"string", "text"},         {"line", "text"},
      {"textarea", "lines 4"},    {"paragraph", "lines 4"},
      {"comment", "lines 4"},     {"integer", "number"},
      {"numeric", "number"},      {"phone", "telephone"},
      {"tel", "telephone"},       {"mail", "email"},
      {"url", "web address"},     {"zip", "postcode"},
      {"slider", "from 0 to 10"}, {"ranking", "rank"},
      {"order", "rank"},          {"sort", "rank"}};
  if (word == "*") return "the * stands behind the question's code: helpful*";
  const auto found = elsewhere.find(lower_case(word));
  if (found != elsewhere.end()) return "did you mean \"" + found->second + "\"?";
  const auto hint = did_you_mean(word, {"pick", "rank", "scale", "grid", "from", "text", "lines", "words", "number",
                                        "email", "web", "telephone", "postcode", "date", "time"});
  if (hint == "did you mean \"pick\"?") return "did you mean \"" + pick_in_full(behind) + "\"?";
  return hint.empty() ? kinds : hint;
}

std::string habit_hint(const Statement& statement, std::string_view text, bool in_question) {
  const auto& head = statement.head;
  const auto after = lang::next_token(text, head.offset + head.length, lang::Comments::hash);
  const auto next = text.substr(after, 3);
  if (next.starts_with('\'') || next == "‘") return "texts stand in straight double quotes: " + head.value + " \"...\"";
  if (head.value == "show" || head.value == "only" || head.value == "when") return "write ask if and a condition";
  const bool colons = head.value.find_first_not_of(':') == std::string::npos;
  if (next.starts_with(':') && !colons) return "write the code without a colon: " + head.value + " \"...\"";
  if (head.value == "-" || head.value == "*" || head.value == "•") {
    return "an option is marked ( ) or [ ] and has a code: ( ) yes \"Yes\"";
  }
  if (auto elsewhere = said_elsewhere(lower_case(head.value)); !elsewhere.empty()) return elsewhere;
  auto hint = did_you_mean(
      head.value,
      {"form",  "anonymous", "suppress", "breakdown",   "quote", "introduction", "thanks",    "scale",   "page",
       "pick",  "grid",      "text",     "lines",       "words", "number",       "also",      "hint",    "ask",
       "group", "cloud",     "comment",  "information", "alone", "email",        "telephone", "postcode"});
  if (!hint.empty()) return hint;
  if (in_question && !statement.starts_line) {
    return "behind a question may stand hint, also, ask if, if missing, comment, as scale, best first, cloud (red or "
           "green), group and personal";
  }
  if (!in_question && !statement.starts_line) return "take it away: nothing of the kind stands behind this line";
  const std::string a_question =
      "a question is a code and its label in quotes: helpful \"Was the event helpful?\" pick one";
  return in_question ? "an option is marked ( ) or [ ] and has a code: ( ) yes \"Yes\"; " + a_question : a_question;
}

}  // namespace muster::forms
