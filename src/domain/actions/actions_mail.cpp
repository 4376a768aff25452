// What the owner of an action is told when it is due.
#include <muster/domain/actions/actions_mail.hpp>

#include "action_sql.hpp"

#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/platform/mail/letter.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

constexpr const char* due_template = "domain/actions/mail/due.mail";
constexpr const char* concern_template = "domain/actions/mail/concern.mail";

mail::Values due_values(const Action& action, const std::string& programme, const std::string& address, Date today) {
  const auto day = long_date(*action.due_on);
  return {{"SUBJECT", due_subject(action)},
          {"WORDS", is_overdue(action, today) ? "An action that is yours was due on " + day + "."
                                              : "An action that is yours is due today, " + day + "."},
          {"TITLE", action.title},
          {"ADDRESS", address},
          {"PROGRAMME", programme}};
}

Result<std::optional<mail::Content>> due_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                 const mail::RenderContext& moment) {
  const auto today = day_in_london(moment.now);
  const auto action = sql::find_action(session, claimed.draft.detail);
  if (!action || !is_open(action->status) || !action->due_on || *action->due_on > today)
    return std::optional<mail::Content>{};
  const auto accounts = access::account_addresses(session);
  const auto owner = std::ranges::find(accounts, action->owner_id, &access::AccountAddress::id);
  if (owner == accounts.end() || owner->email != claimed.draft.recipient) return std::optional<mail::Content>{};
  const auto programme = access::programme_with_id(session, action->programme_id);
  if (!programme) return std::optional<mail::Content>{};
  const auto address = moment.site + "/programmes/" + programme->id + "/actions/" + action->id;
  return std::optional(mail::Content{due_values(*action, programme->name, address, today), programme->id});
}

Result<std::optional<mail::Content>> concern_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                     const mail::RenderContext& moment) {
  // The first of the day may have an owner by now; those that came after it have no mail of their own.
  auto action = sql::find_action(session, claimed.draft.detail);
  if (!action || !is_open(action->status) || !action->owner_id.empty())
    action = sql::first_without_owner(session, claimed.draft.programme_id);
  if (!action) return std::optional<mail::Content>{};
  const auto programme = access::programme_with_id(session, action->programme_id);
  if (!programme) return std::optional<mail::Content>{};
  return std::optional(
      mail::Content{{{"SUBJECT", claimed.draft.subject},
                     {"ADDRESS", moment.site + "/programmes/" + programme->id + "/actions/" + action->id},
                     {"PROGRAMME", programme->name}},
                    programme->id});
}

}  // namespace

std::string due_subject(const Action& action) { return "Due: action " + std::to_string(action.number); }

void add_mail(mail::Kinds& kinds, store::Database& database) {
  Action example;
  example.number = 12;
  example.title = "Ask the three boroughs with the longest waits for their figures";
  example.due_on = Date(std::chrono::year(2026) / 6 / 10);
  kinds.add({due_mail, "An action that is due", due_template,
             due_values(example, "North Network", "https://muster.example.org/programmes/p1/actions/a12",
                        Date(std::chrono::year(2026) / 6 / 10)),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return due_content(session, claimed, moment); });
             }});
  kinds.add({concern_mail,
             "A family has written",
             concern_template,
             {{"SUBJECT", concern_subject},
              {"ADDRESS", "https://muster.example.org/programmes/p1/actions/a12"},
              {"PROGRAMME", "North Network"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return concern_content(session, claimed, moment); });
             }});
}

}  // namespace muster::actions
