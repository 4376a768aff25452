// Erases a person in one transaction, wipes what the database's log still holds, and keeps the list that makes a
// restored backup forget them too.
#include <muster/app/erasure.hpp>

#include "erasure_sql.hpp"
#include "naming.hpp"

#include <muster/base/date.hpp>
#include <muster/base/file.hpp>
#include <muster/base/id.hpp>
#include <muster/booking/person_records.hpp>
#include <muster/events/event_service.hpp>
#include <muster/events/forgetting_records.hpp>
#include <muster/feedback/note_service.hpp>
#include <muster/people/person_records.hpp>

#include <algorithm>
#include <filesystem>

namespace muster::app {
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
  if (file.empty() || hashes.empty()) return Done{};
  MUSTER_TRY(there, file_hashes(file));
  if (std::includes(there.begin(), there.end(), hashes.begin(), hashes.end())) return Done{};
  there.insert(hashes.begin(), hashes.end());
  std::string text = file_heading;
  for (const auto& hash : there) text += hash + "\n";
  return write_file(file, text);
}

void look_for_notes(store::Session& session, const people::PersonRecord& person,
                    const std::vector<events::Event>& events, Erased& erased) {
  for (const auto& event : events) {
    for (const auto& note : feedback::notes(session, event.id)) {
      if (tells(note.text, person)) erased.notes.push_back(event.title);
    }
  }
}

std::vector<std::string> copies_beside(const std::string& location) {
  std::vector<std::string> copies;
  std::error_code error;
  const auto before = location + ".before-restore";
  if (!erasure_file(location).empty() && std::filesystem::exists(before, error)) copies.push_back(before);
  return copies;
}

}  // namespace

std::string erasure_file(const std::string& location) {
  return location.find("://") == std::string::npos ? location + ".erased" : std::string();
}

void forget_in(store::Session& session, const std::string& person_id, const std::string& today, Erased& erased) {
  const auto person = people::find_person(session, person_id);
  if (!person) return;
  const auto mark = people::add_erased_person(session, person->organisation_id);
  const auto forgotten = booking::forget_person(session, person_id, mark, today);
  people::delete_person(session, person_id);
  if (forgotten.kept == 0) people::delete_person(session, mark);
  erased.bookings_kept += forgotten.kept;
  erased.bookings_removed += forgotten.removed;
  erased.files_renamed += events::rename_files(session, [&](const std::string& name) { return tells(name, *person); });
  for (const auto& event_id : forgotten.events) events::mark_changed(session, event_id);
}

Result<Erased> erase_person(store::Database& database, const store::Doing& doing, const std::string& person_id) {
  MUSTER_TRY(events, events::list_events(database));
  std::set<std::string> hashes;
  auto done = database.write([&](store::Session& session) -> Result<Erased> {
    const auto person = people::find_person(session, person_id);
    if (!person) return not_found("There is no person with this number. Look them up by name; nothing was changed.");
    Erased erased;
    look_for_notes(session, *person, events, erased);
    forget_in(session, person_id, today_at(doing.at), erased);
    erased.uploads_dropped = events::drop_all_staged(session);
    const auto hash = hash_of(person_id);
    sql::add_erased_hash(session, hash, today_at(doing.at));
    store::leave_trace(session, doing, "person erased", "person", hash, {"name", "contact details", "needs"});
    hashes = sql::erased_hashes(session);
    return erased;
  });
  if (!done.ok()) return done;
  database.forget_deleted();
  if (const auto written = write_hashes(erasure_file(database.location()), hashes); !written.ok()) {
    return unavailable("The person is erased, but the list beside the database could not be written: " +
                       written.problem().message + " It is written at the next start.");
  }
  done->copies = copies_beside(database.location());
  return done;
}

Result<std::int64_t> settle_erasures(store::Database& database, const store::Doing& doing) {
  const auto file = erasure_file(database.location());
  MUSTER_TRY(beside, file_hashes(file));
  MUSTER_TRY(known, database.read([](store::Session& session) -> Result<std::set<std::string>> {
    return sql::erased_hashes(session);
  }));
  auto all = known;
  all.insert(beside.begin(), beside.end());
  if (all.empty()) return std::int64_t{0};
  std::vector<std::string> back;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    for (const auto& id : people::person_ids(session)) {
      if (all.contains(hash_of(id))) back.push_back(id);
    }
    return Done{};
  }));
  if (!back.empty() || all != known) {
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      Erased erased;
      const auto today = today_at(doing.at);
      for (const auto& id : back) {
        forget_in(session, id, today, erased);
        store::leave_trace(session, doing, "person erased again", "person", hash_of(id),
                           {"name", "contact details", "needs"});
      }
      if (!back.empty()) events::drop_all_staged(session);
      for (const auto& hash : all) sql::add_erased_hash(session, hash, today);
      return Done{};
    }));
    database.forget_deleted();
  }
  MUSTER_CHECK(write_hashes(file, all));
  return static_cast<std::int64_t>(back.size());
}

}  // namespace muster::app
