// The rules of actions: which states there are, what is overdue, what may be published.
#include <muster/domain/actions/action.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>
#include <vector>

namespace muster::actions {
namespace {

struct StatusRow {
  Status status;
  std::string_view code;
  std::string_view label;
};
constexpr std::array status_rows = std::to_array<StatusRow>({{Status::open, "open", "Open"},
                                                             {Status::under_way, "under_way", "Under way"},
                                                             {Status::done, "done", "Done"},
                                                             {Status::not_taken_up, "not_taken_up", "Not taken up"}});

const StatusRow& row_of(Status status) {
  const auto* found = std::ranges::find(status_rows, status, &StatusRow::status);
  if (found == status_rows.end()) throw std::logic_error("a status without a row");
  return *found;
}

struct SourceRow {
  Source source;
  std::string_view code;
  std::string_view label;
};
constexpr std::array source_rows = std::to_array<SourceRow>({{Source::event, "event", "Raised at an event"},
                                                             {Source::team, "team", "Put down by the team"},
                                                             {Source::family, "family", "Sent in by a family"}});

Outcome check_length(const std::string& words, std::size_t most, const char* field) {
  if (!is_valid_text(words)) return bad_input("That is no text.").at(field);
  const auto length = character_count(words);
  if (length > most)
    return bad_input("That has " + grouped(static_cast<std::int64_t>(length)) + " letters. Keep it to " +
                     grouped(static_cast<std::int64_t>(most)) + ".")
        .at(field);
  return Success{};
}

}  // namespace

std::string_view source_code(Source source) { return std::ranges::find(source_rows, source, &SourceRow::source)->code; }
std::string_view source_label(Source source) {
  return std::ranges::find(source_rows, source, &SourceRow::source)->label;
}
Result<Source> parse_source(std::string_view code) {
  for (const auto& row : source_rows)
    if (row.code == code) return row.source;
  return bad_input("An action is raised at an event, by the team or by a family.");
}

std::string_view status_code(Status status) { return row_of(status).code; }
std::string_view status_label(Status status) { return row_of(status).label; }
Result<Status> parse_status(std::string_view code) {
  for (const auto& row : status_rows)
    if (row.code == code || folded_name(row.label) == folded_name(code)) return row.status;
  return bad_input("An action is open, under_way, done or not_taken_up.");
}

bool is_open(Status status) { return status == Status::open || status == Status::under_way; }

std::string first_title(std::int64_t number) { return "Concern " + grouped(number) + " from a family"; }

bool is_overdue(const Action& action, Date today) {
  return is_open(action.status) && action.due_on && *action.due_on < today;
}

bool is_to_be_told(const Action& action, Date today) {
  return is_open(action.status) && !action.owner_id.empty() && action.due_on && *action.due_on <= today &&
         action.told_due_on != action.due_on;
}

Outcome check_action(const Action& action) {
  if (trimmed(action.title).empty()) return bad_input("Say what is to be done, or what was raised.").at("title");
  MUSTER_CHECK(check_length(action.title, longest_title, "title"));
  MUSTER_CHECK(check_length(action.goal, longest_title, "goal"));
  if (action.starts_on && action.due_on && *action.due_on < *action.starts_on)
    return bad_input("It is due before it begins. Choose a later day.").at("due");
  if (!trimmed(action.goal).empty() && !action.due_on)
    return bad_input("What is in the improvement plan needs a day on which it is due.").at("due");
  return Success{};
}

Outcome check_answer(const Action& action) {
  MUSTER_CHECK(check_length(action.you_said, longest_words, "you_said"));
  MUSTER_CHECK(check_length(action.we_did, longest_words, "we_did"));
  if (trimmed(action.you_said).empty()) return bad_input("Say in your own words what people said.").at("you_said");
  if (trimmed(action.we_did).empty()) return bad_input("Say what was done, or why it was not.").at("we_did");
  return Success{};
}

bool repeats_words(const Action& answer, const Concern& concern) {
  constexpr std::size_t run = 6;
  constexpr std::size_t fewest = 3;
  const auto words_of = [](const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : lower_case(text)) {
      const bool part = static_cast<unsigned char>(letter) >= 0x80U || std::isalnum(static_cast<unsigned char>(letter));
      if (part) {
        word += letter;
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
  };
  const auto theirs = words_of(concern.body);
  const auto length = std::min(run, theirs.size());
  if (length < fewest) return false;
  std::set<std::string> runs;
  const auto joined_run = [&](const std::vector<std::string>& words, std::size_t from) {
    std::string all;
    for (std::size_t at = from; at < from + length; ++at) all += words[at] + " ";
    return all;
  };
  for (std::size_t at = 0; at + length <= theirs.size(); ++at) runs.insert(joined_run(theirs, at));
  for (const auto* text : {&answer.you_said, &answer.we_did}) {
    const auto words = words_of(*text);
    for (std::size_t at = 0; at + length <= words.size(); ++at)
      if (runs.contains(joined_run(words, at))) return true;
  }
  return false;
}

Outcome check_concern(const Concern& concern) {
  if (trimmed(concern.body).empty()) return bad_input("Write what you want us to know.").at("body");
  MUSTER_CHECK(check_length(concern.body, longest_concern, "body"));
  MUSTER_CHECK(check_length(concern.sender, longest_title, "sender"));
  if (concern.email.empty()) return Success{};
  if (const auto checked = mail::check_address(concern.email); !checked.ok()) return Error(checked.error()).at("email");
  return Success{};
}

Outcome check_page(const ConcernPage& page) {
  if (page.keep_days < 1 || page.keep_days > most_keep_days)
    return bad_input("What a family wrote is kept for 1 to " + grouped(most_keep_days) + " days.").at("keep_days");
  return check_length(page.introduction, longest_words, "introduction");
}

std::string standing_words(const std::vector<Action>& actions, Date today) {
  std::int64_t open = 0;
  std::int64_t late = 0;
  std::int64_t done = 0;
  for (const auto& each : actions) {
    open += is_open(each.status) ? 1 : 0;
    late += is_overdue(each, today) ? 1 : 0;
    done += each.status == Status::done ? 1 : 0;
  }
  if (actions.empty()) return {};
  auto words = open == 0 ? std::string("Nothing is open")
                         : counted(open, "action is", "actions are") + " open, " +
                               (late == 0 ? "none" : grouped(late)) + " of them overdue";
  if (open == 1) words = std::string("1 action is open") + (late == 1 ? ", and overdue" : "");
  return words + "; " + (done == 0 ? "none" : grouped(done)) + (done == 1 ? " is done." : " are done.");
}

}  // namespace muster::actions
