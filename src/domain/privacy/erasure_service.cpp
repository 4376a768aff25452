// Erases a person in one transaction, wipes what the database's log still holds, and keeps the list that makes a
// restored backup forget them too.
#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/privacy/erasure_service.hpp>

#include "erasure_sql.hpp"
#include "naming.hpp"
#include "person_search_service.hpp"

#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/booking/nomination_forgetting_sql.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/substitute_forgetting_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/person_link_sql.hpp>
#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/domain/membership/forgetting_sql.hpp>
#include <muster/domain/noticeboard/forgetting_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/report/forgetting_sql.hpp>
#include <muster/domain/themes/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/person_sql.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <algorithm>
#include <filesystem>

namespace muster::privacy {
namespace {

constexpr const char* file_heading =
    "# Muster keeps this list beside its database: hashes of the ids of erased people, so that a backup which still\n"
    "# knows them forgets them when it is restored. Keep it with your backups.\n";
constexpr std::size_t hash_length = 64;

std::string hash_of(const std::string& person_id) { return fingerprint("muster erased person\n" + person_id); }

std::string today_at(Instant now) { return iso_date(day_in_london(now)); }

std::set<std::string> listed_in(const std::string& text) {
  std::set<std::string> hashes;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    if (line.size() == hash_length && line.find_first_not_of("0123456789abcdef") == std::string::npos) {
      hashes.insert(std::move(line));
    }
    begin = end + 1;
  }
  return hashes;
}

Result<std::set<std::string>> file_hashes(const std::string& file) {
  std::error_code error;
  if (file.empty() || !std::filesystem::exists(file, error)) return std::set<std::string>{};
  MUSTER_TRY(text, read_file(file));
  return listed_in(text);
}

Outcome write_hashes(const std::string& file, const std::set<std::string>& hashes) {
  if (file.empty() || hashes.empty()) return Success{};
  MUSTER_TRY(there, file_hashes(file));
  if (std::includes(there.begin(), there.end(), hashes.begin(), hashes.end())) return Success{};
  there.insert(hashes.begin(), hashes.end());
  std::string text = file_heading;
  for (const auto& hash : there) text += hash + "\n";
  return write_file(file, text);
}

void look_for_notes(store::Session& session, const people::PersonRecord& person,
                    const std::vector<events::Event>& events, ErasureResult& erased) {
  for (const auto& event : events) {
    for (const auto& note : feedback::notes(session, event.id)) {
      if (tells(note.text, person)) erased.notes.push_back(event.title);
    }
  }
}

void forget_account(store::Session& session, const std::string& account_id) {
  constexpr const char* nobody = "erased account";
  access::forget_account(session, account_id);
  jobs::forget_asker(session, account_id);
  store::rename_in_audit(session, account_id, nobody);
  sql::rename_runner(session, account_id, nobody);
  actions::forget_owner(session, account_id);
  booking::rename_in_steps(session, account_id, nobody);
  // Under an id that leads nowhere: two readers who were erased stay two.
  themes::rename_reader(session, account_id, new_id());
}

/// What stands under a name or an address instead of an id, found by reading all there is: so not in the writers' line.
struct FoundWords {
  std::vector<std::string> mail;
  std::vector<std::string> reasons;
  std::vector<std::string> messages;
  std::vector<feedback::PersonalKey> personal;
  membership::MemberTraces members{};
  lists::ListTraces lists{};
  std::vector<std::string> concerns{};     // by their actions
  std::vector<std::string> substitutes{};  // by their bookings
  std::vector<std::string> leads{};        // by their calls
  std::vector<std::string> notices{};
  [[nodiscard]] bool any() const {
    return !mail.empty() || !reasons.empty() || !messages.empty() || !personal.empty() || members.any() ||
           lists.any() || !concerns.empty() || !substitutes.empty() || !leads.empty() || !notices.empty();
  }
};

FoundWords find_words(store::Session& session, const std::vector<people::PersonRecord>& names) {
  const auto told = [&](const std::string& text) {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return tells(text, name); });
  };
  FoundWords found;
  found.mail = mail::mail_concerning(session, [&](const mail::HeldMail& each) {
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return is_to(each, name) || tells_of(each, name); });
  });
  found.reasons = booking::reasons_concerning(session, told);
  found.messages = booking::messages_concerning(session, told);
  found.personal = feedback::personal_concerning(session, told);
  const auto is = [&](const std::string& name, const std::string& email) {
    return std::ranges::any_of(names, [&](const auto& each) { return is_called(each, name, email); });
  };
  found.members = membership::traces_of(session, {told, is});
  found.lists = lists::traces_of(session, is, told);
  for (const auto& held : booking::substitutes_naming(session, is)) found.substitutes.push_back(held.booking_id);
  for (const auto& held : booking::leads_called(session, is)) found.leads.push_back(held.call_id);
  for (const auto& held : noticeboard::held_notices(session, is)) found.notices.push_back(held.id);
  const auto sent = [&](const std::string& name, const std::string& email) {
    return std::ranges::any_of(names, [&](const auto& each) { return is_sender(each, name, email); });
  };
  for (const auto& held : actions::held_concerns(session, sent)) found.concerns.push_back(held.action_id);
  return found;
}

/// Mail goes and reasons are cleared; returns how many messages went.
std::int64_t forget_words(store::Session& session, const FoundWords& found) {
  booking::clear_reasons(session, found.reasons);
  booking::forget_messages(session, found.messages);
  feedback::forget_personal(session, found.personal);
  membership::forget_member(session, found.members);
  lists::forget_traces(session, found.lists);
  actions::forget_concerns(session, found.concerns);
  booking::forget_substitutes(session, found.substitutes);
  booking::forget_leads(session, found.leads);
  noticeboard::forget_notices(session, found.notices);
  return mail::forget_mail(session, found.mail);
}

void forget_addresses(store::Session& session, const std::vector<people::PersonRecord>& names) {
  for (const auto& name : names) {
    mail::forget_bounce(session, name.email);
    mail::forget_stops(session, name.email);
    access::forget_team_changes(session, name.email);
    members::forget_address(session, name.email);
    feeds::forget_address(session, name.email);
  }
}

/// What came while the first of it was looked for goes too.
Outcome forget_late_words(store::Database& database, const std::vector<people::PersonRecord>& names,
                          std::int64_t& mail_dropped) {
  constexpr int most_looks = 3;
  for (int look = 0; look < most_looks; ++look) {
    MUSTER_TRY(found, database.read(
                          [&](store::Session& session) -> Result<FoundWords> { return find_words(session, names); }));
    if (!found.any()) return Success{};
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      mail_dropped += forget_words(session, found);
      return Success{};
    }));
  }
  return Success{};
}

/// Those whom a merge merged with the person: they are forgotten with them.
std::vector<people::PersonRecord> merged_halves(store::Session& session, const std::string& person_id) {
  std::vector<people::PersonRecord> halves;
  if (person_id.empty()) return halves;
  for (auto& self : booking::earlier_versions(session, person_id)) {
    if (self.is_merged_half) halves.push_back(std::move(self.person));
  }
  return halves;
}

void add_unseen(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const auto& each : more) {
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
  }
}

/// Notes and other words that name somebody stay: they are told to whoever must look.
void look_for_words(store::Session& session, const std::vector<people::PersonRecord>& names,
                    const std::vector<events::Event>& events, ErasureResult& erased) {
  for (const auto& name : names) {
    ErasureResult of_name;
    look_for_notes(session, name, events, of_name);
    for (const auto& words : words_naming(session, name)) of_name.words.push_back(words.where);
    if (&name == &names.front()) {
      erased.notes = of_name.notes;
      erased.words = of_name.words;
    }
    add_unseen(erased.notes, of_name.notes);
    add_unseen(erased.words, of_name.words);
  }
}

Outcome may_end(store::Session& session, const std::optional<access::HeldAccount>& account, AccountToo too) {
  if (!account) return Success{};
  if (too == AccountToo::no) {
    return Error{ErrorKind::not_allowed,
                 "This person signs in to Muster for another programme too. Its owner must take that role away "
                 "first; nothing was "
                 "changed.",
                 {},
                 {}};
  }
  const auto programme = access::owned_alone(session, account->id);
  if (!programme) return Success{};
  return conflict("This person is the only owner of " + *programme +
                  ". Make somebody else an owner first; nothing was changed.");
}

std::vector<std::string> copies_beside(const std::string& location) {
  std::vector<std::string> copies;
  std::error_code error;
  const auto before = location + ".before-restore";
  if (erasure_file(location).empty()) return copies;
  if (std::filesystem::exists(before, error)) copies.push_back(before);
  for (int number = 1; std::filesystem::exists(before + "-" + std::to_string(number), error); ++number)
    copies.push_back(before + "-" + std::to_string(number));
  return copies;
}

}  // namespace

std::string erasure_file(const std::string& location) {
  return location.find("://") == std::string::npos ? location + ".erased" : std::string();
}

void forget_in(store::Session& session, const std::string& person_id, const std::string& today, ErasureResult& erased) {
  const auto person = people::find_person(session, person_id);
  if (!person) return;
  for (const auto& half : merged_halves(session, person_id)) {
    store::rename_in_audit(session, half.id, hash_of(half.id));
    feedback::forget_links_of(session, half.id);
    erased.editions_changed += report::forget_person(session, half.id, today);
    erased.files_renamed += intake::rename_files(session, [&](const std::string& name) { return tells(name, half); });
  }
  const auto mark = people::add_erased_person(session, person->organisation_id);
  feedback::forget_links_of(session, person_id);
  erased.editions_changed += report::forget_person(session, person_id, today);
  const auto forgotten = booking::forget_person(session, person_id, mark, today);
  people::delete_person(session, person_id);
  store::rename_in_audit(session, person_id, hash_of(person_id));
  if (forgotten.kept == 0) people::delete_person(session, mark);
  erased.bookings_kept += forgotten.kept;
  erased.bookings_removed += forgotten.removed;
  erased.files_renamed += intake::rename_files(session, [&](const std::string& name) { return tells(name, *person); });
  for (const auto& event_id : forgotten.events) events::mark_changed(session, event_id);
}

Result<ErasureResult> erase_person(store::Database& database, const store::AuditContext& audit, const std::string& who,
                                   AccountToo account_too) {
  MUSTER_TRY(events, events::list_events(database));
  // Whom it concerns, and every word that is theirs, is looked for before the writers' line.
  std::vector<people::PersonRecord> names;
  MUSTER_TRY(found, database.read([&](store::Session& session) -> Result<FoundWords> {
    MUSTER_TRY(person, whom(session, who));
    MUSTER_CHECK(may_end(session, access::held_account(session, person.email), account_too));
    names = merged_halves(session, person.id);
    names.insert(names.begin(), std::move(person));
    return find_words(session, names);
  }));
  auto done = database.write([&](store::Session& session) -> Result<ErasureResult> {
    MUSTER_TRY(person, whom(session, who));
    const auto account = access::held_account(session, person.email);
    MUSTER_CHECK(may_end(session, account, account_too));
    ErasureResult erased;
    // First, so that what goes is not named as left behind.
    erased.results_dropped = jobs::forget_results(session);
    feedback::drop_all_note_changes(session);
    erased.mail_dropped = forget_words(session, found);
    forget_addresses(session, names);
    const auto halves = merged_halves(session, person.id);
    const auto today = today_at(audit.at);
    std::vector<std::string> gone;
    if (!person.id.empty()) {
      forget_in(session, person.id, today, erased);
      gone.push_back(hash_of(person.id));
      for (const auto& half : halves) gone.push_back(hash_of(half.id));
    }
    if (account) {
      forget_account(session, account->id);
      erased.account = true;
      gone.push_back(hash_of(account->id));
    }
    erased.uploads_dropped = intake::drop_all_staged(session);
    for (const auto& hash : gone) {
      sql::add_erased_hash(session, hash, today);
      store::write_audit(session, audit, "person erased", "person", hash, {"name", "contact details", "needs"});
    }
    // Somebody who erases themselves is not named in the audit of it either.
    if (account) store::rename_in_audit(session, account->id, "erased account");
    return erased;
  });
  if (!done.ok()) return done;
  MUSTER_CHECK(forget_late_words(database, names, done->mail_dropped));
  std::set<std::string> hashes;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    look_for_words(session, names, events, *done);
    hashes = sql::erased_hashes(session);
    return Success{};
  }));
  done->wiped = database.forget_deleted();
  if (const auto written = write_hashes(erasure_file(database.location()), hashes); !written.ok()) {
    return unavailable("The person is erased, but the list beside the database could not be written: " +
                       written.error().message + " It is written at the next start.");
  }
  done->copies = copies_beside(database.location());
  return done;
}

Result<std::int64_t> settle_erasures(store::Database& database, const store::AuditContext& audit) {
  const auto file = erasure_file(database.location());
  MUSTER_TRY(beside, file_hashes(file));
  MUSTER_TRY(known, database.read([](store::Session& session) -> Result<std::set<std::string>> {
    return sql::erased_hashes(session);
  }));
  auto all = known;
  all.insert(beside.begin(), beside.end());
  if (all.empty()) return std::int64_t{0};
  std::vector<std::string> back;
  std::vector<access::AccountAddress> accounts;
  std::vector<people::PersonRecord> names;
  FoundWords found;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    for (const auto& id : people::person_ids(session)) {
      if (all.contains(hash_of(id))) back.push_back(id);
    }
    accounts = access::account_addresses(session);
    std::erase_if(accounts, [&](const auto& account) { return !all.contains(hash_of(account.id)); });
    for (const auto& account : accounts) {
      people::PersonRecord nobody;
      nobody.email = account.email;
      names.push_back(std::move(nobody));
    }
    for (const auto& id : back) {
      const auto person = people::find_person(session, id);
      if (!person) continue;
      for (auto& half : merged_halves(session, id)) names.push_back(std::move(half));
      names.push_back(*person);
    }
    if (!names.empty()) found = find_words(session, names);
    return Success{};
  }));
  if (!back.empty() || !accounts.empty() || all != known) {
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      ErasureResult erased;
      const auto today = today_at(audit.at);
      forget_words(session, found);
      forget_addresses(session, names);
      for (const auto& account : accounts) forget_account(session, account.id);
      for (const auto& id : back) {
        forget_in(session, id, today, erased);
        store::write_audit(session, audit, "person erased again", "person", hash_of(id),
                           {"name", "contact details", "needs"});
      }
      if (!back.empty() || !accounts.empty()) {
        intake::drop_all_staged(session);
        feedback::drop_all_note_changes(session);
        jobs::forget_results(session);
      }
      for (const auto& hash : all) sql::add_erased_hash(session, hash, today);
      return Success{};
    }));
    database.forget_deleted();
  }
  MUSTER_CHECK(write_hashes(file, all));
  return static_cast<std::int64_t>(std::max(back.size(), accounts.size()));
}

}  // namespace muster::privacy
