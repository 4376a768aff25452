// Actions put down, changed, moved on, put before the board and answered.
#include <muster/domain/actions/action_service.hpp>

#include "action_sql.hpp"

#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::actions {
namespace {

constexpr std::int64_t most_history = 200;
constexpr const char* subject = "action";

std::map<std::string, std::string> team_of(store::Session& session, const access::Programme& programme) {
  std::set<std::string> ids;
  for (const auto& account : access::account_addresses(session)) ids.insert(account.id);
  return access::team_addresses(session, {programme.name}, ids, access::Permission::read_figures);
}

std::vector<RaisedAt> events_of(store::Session& session, const std::string& programme_id) {
  std::vector<RaisedAt> all;
  for (const auto& event : events::asked_in(session, programme_id))
    if (!events::is_within(event.slug)) all.push_back({event.id, event.slug, event.title, event.date});
  std::ranges::stable_sort(all, [](const RaisedAt& left, const RaisedAt& right) {
    return left.date != right.date ? left.date > right.date : left.slug < right.slug;
  });
  return all;
}

Result<Action> find(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_action(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such action.");
  return *std::move(found);
}

Action tidied(Action action) {
  action.title = trimmed(action.title);
  action.goal = trimmed(action.goal);
  return action;
}

/// Owner, event and place are the programme's.
Outcome check_belongs(store::Session& session, const Action& action, const std::string& programme_id,
                      const std::string& owner_before) {
  const auto book = book_of(session, programme_id);
  if (!action.owner_id.empty() && action.owner_id != owner_before && !book.owners.contains(action.owner_id))
    return bad_input("Choose somebody of the team whose role opens actions.").at("owner");
  if (!action.event_id.empty() && std::ranges::find(book.events, action.event_id, &RaisedAt::id) == book.events.end())
    return bad_input("Choose an event of the network.").at("event");
  if (!action.place_code.empty() && book.place_name(action.place_code).empty())
    return bad_input("Choose a place of the network.").at("place");
  return Success{};
}

void save(store::Session& session, const store::AuditContext& audit, const Action& action, const std::string& did,
          const std::vector<std::string>& fields = {}) {
  sql::update_action(session, action);
  store::write_audit(session, audit, did, subject, action.id, fields);
}

Error not_yours() {
  return Error{ErrorKind::not_allowed, "Only whoever owns this action, or may give it an owner, can do that.", {}, {}};
}

Error changed_meanwhile() {
  return conflict(
      "Somebody changed this action meanwhile, and nothing was saved. What you typed is still here: open the action "
      "once more, see what it says now, and put your words in there.");
}

std::string insert(store::Session& session, const store::AuditContext& audit, Action action) {
  action.id = new_id();
  action.number = sql::next_number(session, action.programme_id);
  action.raised_on = day_in_london(audit.at);
  sql::insert_action(session, action);
  store::write_audit(session, audit, "action added", subject, action.id);
  return action.id;
}

std::vector<std::string> changed_fields(const Action& before, const Action& after) {
  std::vector<std::string> fields;
  const auto add = [&](bool differs, const char* name) {
    if (differs) fields.emplace_back(name);
  };
  add(before.title != after.title, "title");
  add(before.event_id != after.event_id, "event");
  add(before.place_code != after.place_code, "place");
  add(before.owner_id != after.owner_id, "owner");
  add(before.goal != after.goal, "goal");
  add(before.starts_on != after.starts_on, "start");
  add(before.due_on != after.due_on, "due date");
  return fields;
}

}  // namespace

std::string Book::owner_of(const Action& action) const {
  if (action.owner_id.empty()) return {};
  const auto found = owners.find(action.owner_id);
  return found == owners.end() ? "Somebody who may not open it any more" : found->second;
}

std::string Book::event_of(const Action& action) const {
  const auto found = std::ranges::find(events, action.event_id, &RaisedAt::id);
  return action.event_id.empty() || found == events.end() ? std::string() : found->title;
}

std::string Book::place_name(const std::string& code) const {
  const auto found = std::ranges::find(places, code, &people::Place::code);
  return code.empty() || found == places.end() ? std::string() : found->name;
}

std::vector<people::Place> places_of(store::Session& session, const std::string& programme_id) {
  std::vector<people::Place> places;
  for (const auto& region : people::regions_in_use(session, programme_id))
    for (auto& place : people::region_by_id(session, region.id).places)
      if (!place.retired) places.push_back(std::move(place));
  std::ranges::stable_sort(
      places, [](const auto& left, const auto& right) { return compare_names(left.name, right.name) < 0; });
  return places;
}

Book book_of(store::Session& session, const std::string& programme_id) {
  Book book;
  book.actions = sql::actions_of(session, programme_id);
  if (const auto programme = access::programme_with_id(session, programme_id))
    book.owners = team_of(session, *programme);
  book.events = events_of(session, programme_id);
  book.places = places_of(session, programme_id);
  book.page = sql::find_page(session, programme_id);
  book.concerns_without_owner = sql::concerns_without_owner(session, programme_id);
  return book;
}

Result<Book> book_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<Book> { return book_of(session, programme_id); });
}

Result<Sheet> sheet_of(store::Database& database, const std::string& programme_id, const std::string& id,
                       const Reader& reader) {
  return database.read([&](store::Session& session) -> Result<Sheet> {
    MUSTER_TRY(action, find(session, programme_id, id));
    Sheet sheet;
    auto concern = sql::find_concern(session, id);
    sheet.has_concern = concern.has_value();
    if (reader.sees_concern(action)) sheet.concern = std::move(concern);
    sheet.action = std::move(action);
    sheet.book = book_of(session, programme_id);
    sheet.history = store::audit_entries(session, id, most_history);
    return sheet;
  });
}

Result<std::string> add_action(store::Database& database, const store::AuditContext& audit, Action wanted) {
  wanted = tidied(std::move(wanted));
  MUSTER_CHECK(check_action(wanted));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_CHECK(check_belongs(session, wanted, wanted.programme_id, {}));
    if (wanted.source != Source::family) wanted.source = wanted.event_id.empty() ? Source::team : Source::event;
    return insert(session, audit, wanted);
  });
}

Result<std::int64_t> add_actions_from(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::vector<std::string>& titles) {
  if (titles.empty()) return bad_input("Tick at least one note.").at("rows");
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    for (const auto& title : titles) {
      Action action;
      action.programme_id = event.programme_id;
      action.event_id = event.id;
      action.source = Source::event;
      action.title = trimmed(title);
      // A long note is cut: the team gives the action its own words anyway.
      if (character_count(action.title) > longest_title) {
        while (character_count(action.title) > longest_title - 1) {
          action.title.pop_back();
          while (!is_valid_text(action.title)) action.title.pop_back();
        }
        action.title += "…";
      }
      MUSTER_CHECK(check_action(action));
      insert(session, audit, action);
    }
    return static_cast<std::int64_t>(titles.size());
  });
}

Outcome change_action(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const Action& typed) {
  const auto wanted = tidied(typed);
  MUSTER_CHECK(check_action(wanted));
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(before, find(session, programme_id, wanted.id));
    if (before.version != wanted.version) return changed_meanwhile();
    MUSTER_CHECK(check_belongs(session, wanted, programme_id, before.owner_id));
    auto after = before;
    after.title = wanted.title;
    after.event_id = before.source == Source::family ? before.event_id : wanted.event_id;
    // The place of a family is theirs, and stands with their text.
    after.place_code = before.source == Source::family ? std::string() : wanted.place_code;
    if (before.source != Source::family) after.source = after.event_id.empty() ? Source::team : Source::event;
    after.owner_id = wanted.owner_id;
    if (after.owner_id != before.owner_id) after.told_due_on.reset();
    after.goal = wanted.goal;
    after.starts_on = wanted.starts_on;
    after.due_on = wanted.due_on;
    const auto fields = changed_fields(before, after);
    if (!fields.empty()) save(session, audit, after, "action changed", fields);
    return Success{};
  });
}

Outcome set_status(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                   const std::string& id, Status status, const Reader& reader) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(action, find(session, programme_id, id));
    if (!reader.sees_concern(action)) return not_yours();
    if (action.status == status) return Success{};
    if (!is_open(action.status) && is_open(status)) action.told_due_on.reset();
    action.status = status;
    action.ended_on = is_open(status) ? std::nullopt : std::optional(day_in_london(audit.at));
    const auto words = status == Status::open        ? "opened again"
                       : status == Status::under_way ? "marked as under way"
                       : status == Status::done      ? "marked as done"
                                                     : "marked as not taken up";
    save(session, audit, action, std::string("action ") + words, {"status"});
    return Success{};
  });
}

Outcome escalate(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                 const std::string& id, std::int64_t seen, const std::string& asked, const std::string& board_said) {
  for (const auto& [words, field] : {std::pair(asked, "board_asked"), std::pair(board_said, "board_said")})
    if (character_count(words) > longest_words) return bad_input("Keep it to 2,000 letters.").at(field);
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(action, find(session, programme_id, id));
    const auto question = trimmed(asked);
    const auto reply = trimmed(board_said);
    if (question.empty() && !reply.empty()) return bad_input("Say what the board was asked, too.").at("board_asked");
    if (question == action.board_asked && reply == action.board_said) return Success{};
    if (action.version != seen) return changed_meanwhile();
    const bool was = action.escalated_on.has_value();
    action.board_asked = question;
    action.board_said = reply;
    if (question.empty())
      action.escalated_on.reset();
    else if (!was)
      action.escalated_on = day_in_london(audit.at);
    save(session, audit, action,
         question.empty() ? "action taken off the board’s list"
         : was            ? "words for the board changed"
                          : "action put before the board",
         {"board"});
    return Success{};
  });
}

Outcome write_answer(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                     const std::string& id, std::int64_t seen, const std::string& you_said, const std::string& we_did,
                     const Reader& reader) {
  for (const auto& [words, field] : {std::pair(you_said, "you_said"), std::pair(we_did, "we_did")})
    if (character_count(words) > longest_words) return bad_input("Keep it to 2,000 letters.").at(field);
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(action, find(session, programme_id, id));
    if (!reader.sees_concern(action)) return not_yours();
    if (action.published_on)
      return conflict("The answer is published. Take it off first, then change it and publish it again.");
    if (action.you_said == trimmed(you_said) && action.we_did == trimmed(we_did)) return Success{};
    if (action.version != seen) return changed_meanwhile();
    action.you_said = trimmed(you_said);
    action.we_did = trimmed(we_did);
    save(session, audit, action, "answer written", {"answer"});
    return Success{};
  });
}

Outcome publish(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                const std::string& id, std::int64_t seen, bool published, bool family_agreed) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(action, find(session, programme_id, id));
    if (published == action.published_on.has_value()) return Success{};
    // Taking off is never held up: whoever asks for it wants nothing shown, whatever it says by now.
    if (published && action.version != seen)
      return conflict(
          "Somebody changed this action meanwhile, and nothing was published. Go back to it, read the answer as it is "
          "now, and publish it then.");
    if (published) MUSTER_CHECK(check_answer(action));
    const auto concern = published ? sql::find_concern(session, action.id) : std::nullopt;
    const bool theirs = concern && repeats_words(action, *concern);
    if (theirs && !family_agreed)
      return bad_input(
                 "This answer repeats what the family wrote, word for word, and nothing was published. Write it in "
                 "your "
                 "own words, or ask the family and say here that they agreed.")
          .at("agreed");
    action.published_on = published ? std::optional(day_in_london(audit.at)) : std::nullopt;
    save(session, audit, action,
         theirs      ? "answer published, in words that the family agreed to"
         : published ? "answer published"
                     : "answer taken off",
         {"answer"});
    return Success{};
  });
}

std::vector<ReportedAction> reported_actions(store::Session& session, const std::string& event_id) {
  std::vector<ReportedAction> all;
  for (const auto& action : sql::actions_raised_at(session, event_id)) {
    ReportedAction one{action.number, action.title, action.status, action.due_on};
    if (action.published_on) {
      one.you_said = action.you_said;
      one.we_did = action.we_did;
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace muster::actions
