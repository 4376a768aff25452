// What holds of notices.
#include <muster/domain/noticeboard/notice.hpp>

#include <muster/domain/documents/document.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/prose.hpp>

#include <algorithm>

namespace muster::noticeboard {
namespace {

struct KindRow {
  Kind kind;
  std::string_view code;
  std::string_view label;
};
constexpr std::array kind_rows{KindRow{Kind::request, "request", "Request to other members"},
                               KindRow{Kind::job, "job", "Job advert"}};

struct StateRow {
  State state;
  std::string_view code;
  std::string_view label;
};
constexpr std::array state_rows{
    StateRow{State::waiting, "waiting", "Waits for the team"}, StateRow{State::published, "published", "Up"},
    StateRow{State::returned, "returned", "Sent back"}, StateRow{State::withdrawn, "withdrawn", "Withdrawn"},
    StateRow{State::down, "down", "Taken down"}};

struct StepRow {
  Step step;
  std::string_view code;
};
constexpr std::array step_rows{StepRow{Step::approve, "approved"}, StepRow{Step::give_back, "returned"},
                               StepRow{Step::take_down, "taken down"}, StepRow{Step::change, "changed"}};

constexpr std::array<std::string_view, 6> parts{"title", "text",        "organisation",
                                                "place", "web address", "closing date"};

bool is_line(std::string_view text, std::size_t longest) {
  return is_valid_text(text) && text.find('\n') == std::string_view::npos && character_count(text) <= longest;
}

}  // namespace

std::string_view kind_code(Kind kind) { return std::ranges::find(kind_rows, kind, &KindRow::kind)->code; }
std::string_view kind_label(Kind kind) { return std::ranges::find(kind_rows, kind, &KindRow::kind)->label; }

Result<Kind> parse_kind(std::string_view code) {
  const auto found = std::ranges::find(kind_rows, code, &KindRow::code);
  if (found == kind_rows.end()) return bad_input("A notice is a request or a job.").at("kind");
  return found->kind;
}

std::string_view state_code(State state) { return std::ranges::find(state_rows, state, &StateRow::state)->code; }
std::string_view state_label(State state) { return std::ranges::find(state_rows, state, &StateRow::state)->label; }

Result<State> parse_state(std::string_view code) {
  const auto found = std::ranges::find(state_rows, code, &StateRow::code);
  if (found == state_rows.end())
    return bad_input("A notice is waiting, published, returned, withdrawn or down.").at("state");
  return found->state;
}

std::string_view step_code(Step step) { return std::ranges::find(step_rows, step, &StepRow::step)->code; }

Result<Step> parse_step(std::string_view code) {
  const auto found = std::ranges::find(step_rows, code, &StepRow::code);
  if (found == step_rows.end()) return bad_input("A step is approved, returned, taken down or changed.").at("step");
  return found->step;
}

Content tidied(Kind kind, Content content, Date today) {
  for (auto* text : {&content.title, &content.body, &content.organisation, &content.place, &content.link})
    *text = trimmed(*text);
  if (kind == Kind::request) content.link.clear();
  if (kind == Kind::request && content.closes_on == Date{})
    content.closes_on = Date(std::chrono::sys_days(today) + usual_time);
  return content;
}

Outcome check_content(Kind kind, const Content& content, Date today) {
  if (content.title.empty())
    return bad_input(kind == Kind::job ? "Say which post it is." : "Say in a line what you ask for.").at("title");
  if (!is_line(content.title, longest_title))
    return bad_input("A title is one line of at most 150 characters.").at("title");
  if (content.body.empty()) return bad_input("Write what the notice says.").at("body");
  if (!is_valid_text(content.body) || character_count(content.body) > longest_body)
    return bad_input("Keep it to 5,000 characters of text.").at("body");
  if (const auto checked = mail::check_prose(content.body); !checked.ok()) return Error(checked.error()).at("body");
  if (!is_line(content.organisation, longest_line))
    return bad_input("An organisation is one line of at most 150 characters.").at("organisation");
  if (!is_line(content.place, longest_line))
    return bad_input("A place is one line of at most 150 characters.").at("place");
  if (kind == Kind::job && !documents::is_https_address(content.link))
    return bad_input("Give the whole address of the advert, with https:// at its beginning.").at("link");
  if (content.closes_on == Date{}) return bad_input("Give the closing date of the post.").at("closes_on");
  if (content.closes_on < today) return bad_input("Give a closing date that is still to come.").at("closes_on");
  if (std::chrono::sys_days(content.closes_on) - std::chrono::sys_days(today) > longest_time)
    return bad_input("Give a closing date within a year: a notice can be sent again.").at("closes_on");
  return Success{};
}

Outcome check_reason(std::string_view reason) {
  if (reason.empty()) return bad_input("Say why: its sender gets these words by mail.").at("reason");
  if (!is_valid_text(reason) || character_count(reason) > longest_reason)
    return bad_input("Keep the reason to 1,000 characters of text.").at("reason");
  return Success{};
}

bool is_open(const Notice& notice, Date today) {
  return notice.standing.state == State::published && notice.content.closes_on >= today;
}

bool may_see(const Notice& notice, Reader reader, Date today) {
  if (!is_open(notice, today)) return false;
  return reader == Reader::member || (notice.standing.is_public && notice.kind == Kind::job);
}

std::string standing_words(const Notice& notice, Date today) {
  const auto& standing = notice.standing;
  const bool is_over = notice.content.closes_on < today;
  if (standing.state == State::published && is_over) return "Over since " + long_date(notice.content.closes_on);
  if (standing.state == State::published)
    return std::string(standing.is_public ? "Everybody sees it" : "Members see it") + " until " +
           long_date(notice.content.closes_on);
  if (standing.state == State::waiting && is_over) return "Waits for the team; its closing date has passed";
  return std::string(state_label(standing.state));
}

Outcome check_step(const Notice& notice, Step step, Date today) {
  const auto state = notice.standing.state;
  const bool is_before_team = state == State::waiting || state == State::published;
  if (step == Step::approve) {
    if (!is_before_team)
      return conflict("This notice does not wait any more: " + standing_words(notice, today) +
                      ". Nothing was changed.");
    if (notice.content.closes_on < today)
      return conflict("The closing date of this notice has passed. Send it back, so that its sender gives another.");
  }
  if (step == Step::give_back && state != State::waiting)
    return conflict("Only a notice that waits is sent back. This one: " + standing_words(notice, today) +
                    ". Nothing was changed.");
  if (step == Step::take_down && state != State::published)
    return conflict("This notice is not up. Nothing was changed.");
  if (step == Step::change && !is_before_team)
    return conflict("Only a notice that waits or is up can be changed by the team. Nothing was changed.");
  return Success{};
}

std::vector<std::string> differences(const Content& before, const Content& after) {
  const std::array<bool, parts.size()> differs{
      before.title != after.title, before.body != after.body, before.organisation != after.organisation,
      before.place != after.place, before.link != after.link, before.closes_on != after.closes_on};
  std::vector<std::string> names;
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (differs[at]) names.emplace_back(parts[at]);
  return names;
}

std::string joined_changes(std::string_view before, const std::vector<std::string>& more) {
  std::string joined;
  for (const auto part : parts) {
    const bool was = before.find(part) != std::string_view::npos;
    if (was || std::ranges::find(more, part) != more.end()) joined += (joined.empty() ? "" : ", ") + std::string(part);
  }
  return joined;
}

}  // namespace muster::noticeboard
