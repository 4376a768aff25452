// Hints for the commonest habits.
#include "habits.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>

namespace muster::forms {
namespace {

constexpr const char* kinds =
    "the kinds are pick one, pick any, scale, grid scale, from 0 to 10, text, lines 4, words up to 3, number, "
    "email, web address, telephone, postcode, date and time";

}  // namespace

/// What other form languages call our kinds.
std::string kind_hint(const std::string& word) {
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
  const auto found = elsewhere.find(lower_case(word));
  if (found != elsewhere.end()) return "did you mean \"" + found->second + "\"?";
  const auto hint = did_you_mean(word, {"pick", "rank", "scale", "grid", "from", "text", "lines", "words", "number",
                                        "email", "web", "telephone", "postcode", "date", "time"});
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
  auto hint = did_you_mean(
      head.value,
      {"form",  "anonymous", "suppress", "breakdown",   "quote", "introduction", "thanks",    "scale",   "page",
       "pick",  "grid",      "text",     "lines",       "words", "number",       "also",      "hint",    "ask",
       "group", "cloud",     "comment",  "information", "alone", "email",        "telephone", "postcode"});
  if (!hint.empty()) return hint;
  if (in_question && !statement.starts_line) {
    return "behind a question may stand hint, also, ask if, if missing, comment, as scale, cloud (red or green) and "
           "group";
  }
  return "a question is a code and its label in quotes: helpful \"Was the event helpful?\" pick one";
}

}  // namespace muster::forms
