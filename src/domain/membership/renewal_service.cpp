// Finds which memberships are to be reminded, and puts their mails into the outbox.
#include <muster/domain/membership/renewal_service.hpp>

#include "membership_sql.hpp"

#include <muster/domain/membership/membership_mail.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using Went = std::vector<std::pair<std::string, std::int64_t>>;

bool is_reminded(const Membership& membership, Date today) {
  return !membership.cancelled_on && membership.followed_by.empty() && membership.reminders &&
         membership.term.to >= today && mail::check_address(membership.contact_email).ok();
}

Went went_of(store::Session& session, const Book& book) {
  Went went;
  for (const auto& membership : book.memberships)
    for (const auto days : sql::reminders_of(session, membership.id)) went.emplace_back(membership.id, days);
  return went;
}

/// One membership's turn: looked at again, since somebody may have renewed it meanwhile.
void remind(store::Session& session, const Reminder& due, Instant now) {
  const auto membership = sql::find_membership(session, due.membership.id);
  if (!membership || !is_reminded(*membership, day_in_london(now))) return;
  if (!sql::note_reminder(session, membership->id, due.days_before, now)) return;
  mail::Draft draft;
  draft.kind = renewal_mail;
  draft.recipient = membership->contact_email;
  draft.subject = renewal_subject(*membership);
  draft.detail = membership->id;
  draft.programme_id = membership->programme_id;
  mail::enqueue(session, now, draft);
}

}  // namespace

std::vector<Reminder> next_reminders(const Book& book, const Went& went, Date today) {
  std::vector<Reminder> all;
  for (const auto& membership : book.memberships) {
    const auto* kind = book.kind(membership.kind_id);
    if (kind == nullptr || !is_reminded(membership, today)) continue;
    const auto has_gone = [&](std::int64_t days) {
      // One that went nearer to the end stands for those before it.
      return std::ranges::any_of(went,
                                 [&](const auto& each) { return each.first == membership.id && each.second <= days; });
    };
    std::optional<Reminder> next;
    for (const auto days : book.settings.reminder_days) {
      if (has_gone(days)) continue;
      const auto day = days_after(membership.term.to, -days);
      if (next && day > today) break;
      next = Reminder{membership, days, day, price_of_next(*kind, membership)};
      if (day > today) break;
    }
    if (next) all.push_back(*std::move(next));
  }
  std::ranges::stable_sort(all, {}, &Reminder::day);
  return all;
}

Result<std::vector<Reminder>> reminders_of(store::Database& database, const std::string& programme_id, Date today) {
  return database.read([&](store::Session& session) -> Result<std::vector<Reminder>> {
    const auto book = book_of(session, programme_id);
    return next_reminders(book, went_of(session, book), today);
  });
}

Outcome send_reminders(store::Database& database, Instant now) {
  const auto today = day_in_london(now);
  MUSTER_TRY(due, database.read([&](store::Session& session) -> Result<std::vector<Reminder>> {
    std::vector<Reminder> found;
    for (const auto& programme : sql::programmes_with_memberships(session)) {
      const auto book = book_of(session, programme);
      if (!book.settings.reminders_on) continue;
      for (auto& each : next_reminders(book, went_of(session, book), today))
        if (each.day <= today) found.push_back(std::move(each));
    }
    return found;
  }));
  for (const auto& each : due)
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      remind(session, each, now);
      return Success{};
    }));
  return Success{};
}

}  // namespace muster::membership
