// What an import of delegates has made: which of it goes, and how it goes.
#include "delegate_undo_sql.hpp"

#include "domain/booking/booking_sql.hpp"

#include <muster/domain/people/person_sql.hpp>

#include <array>

namespace muster::booking::sql {
namespace {

/// In this order: a person goes after their bookings, an organisation after its people.
constexpr std::array<std::string_view, 4> subjects{"booking", "listed", "person", "organisation"};

bool was_made(store::Session& session, std::string_view what, const std::string& id) {
  return session
      .first("select 1 from import_made where subject_id = $1 and subject = $2 limit 1", {id, std::string(what)})
      .has_value();
}

/// Deletes a person whom an import made and who is booked nowhere any more; with `whole`, their organisation too, where
/// an import made it for them alone.
void delete_unbooked(store::Session& session, const std::string& person_id, bool whole) {
  if (!was_made(session, "person", person_id) || is_booked(session, person_id)) return;
  const auto person = whole ? people::find_person(session, person_id) : std::nullopt;
  people::delete_person(session, person_id);
  if (person && was_made(session, "organisation", person->organisation_id))
    people::remove_organisation(session, person->organisation_id);
}

/// Deletes one thing where it is hidden; false where it stays.
bool removed(store::Session& session, const intake::Import& import, std::string_view subject, const std::string& id) {
  if (subject == "person") {
    delete_unbooked(session, id, false);
    return !people::find_person(session, id);
  }
  if (subject == "organisation") return people::remove_organisation(session, id);
  const auto row = session.first("select person_id from booking_row where id = $1 and batch = $2", {id, import.batch});
  if (!row) return false;
  session.execute("delete from booking_row where id = $1", {id});
  // Of those that it made itself people and organisations have their own turn.
  delete_unbooked(session, row->text(0), subject == "listed");
  return true;
}

}  // namespace

std::vector<ImportedBooking> bookings_of(store::Session& session, const std::string& import_id) {
  std::vector<ImportedBooking> found;
  session.each(
      "select b.id, b.person_id, b.batch, case when "
      "exists (select 1 from import_made m where m.subject_id = b.id and m.subject = 'booking') "
      "and not exists (select 1 from import_made m join import o on o.id = m.import_id where m.subject_id = b.id "
      "and m.subject in ('booking', 'listed') and m.import_id <> $1 and o.undone_at is null "
      "and o.id not in (select u.import_id from unfinished_import u)) "
      "and not exists (select 1 from booking_step s where s.booking_id = b.id and s.number > 1) "
      "and not exists (select 1 from person p where p.id = b.person_id and p.changed_at >= i.applied_at "
      // What the import itself said of a person is no change since.
      "and not exists (select 1 from import_made n join person_change c on c.id = n.subject_id where "
      "n.import_id = i.id and n.subject = 'named' and c.holder_id = p.id and c.version_after = p.version)) "
      "and not exists (select 1 from person_change c where c.kind = 'merged' and c.holder_id = b.person_id) "
      "then 1 else 0 end "
      "from import i join import_made made on made.import_id = i.id and made.subject in ('booking', 'listed') "
      "join booking_row b on b.id = made.subject_id where i.id = $1 "
      "and (b.batch = 0 or b.batch not in (select u.batch from unfinished_import u)) order by b.id",
      {import_id},
      [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3) == 1}); });
  return found;
}

void set_batch(store::Session& session, const std::string& booking_id, std::int64_t batch) {
  session.execute("update booking_row set batch = $2 where id = $1", {booking_id, batch});
}

std::vector<NewOrganisationPerson> people_of_new_organisations(store::Session& session, const std::string& import_id) {
  std::vector<NewOrganisationPerson> found;
  session.each(
      "select p.organisation_id, p.id, (select count(*) from booking_row b where b.person_id = p.id) from person p "
      "where p.organisation_id in (select subject_id from import_made where import_id = $1 "
      "and subject = 'organisation')",
      {import_id}, [&](const store::Row& row) { found.push_back({row.text(0), row.text(1), row.integer(2)}); });
  return found;
}

std::vector<std::string> organisations_made(store::Session& session, const std::string& import_id) {
  std::vector<std::string> ids;
  session.each("select subject_id from import_made where import_id = $1 and subject = 'organisation'", {import_id},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::optional<std::string> remove_undone(store::Session& session, const intake::Import& import,
                                         const std::string& place, std::int64_t most) {
  const auto space = place.find(' ');
  auto last = space == std::string::npos ? std::string() : place.substr(space + 1);
  bool reached = place.empty();
  for (const auto subject : subjects) {
    reached = reached || place.starts_with(subject);
    if (!reached) continue;
    const auto made = session.query(
        "select subject_id from import_made where import_id = $1 and subject = $2 and subject_id > $3 "
        "order by subject_id limit $4",
        {import.id, std::string(subject), last, most});
    for (const auto& row : made) {
      last = row.text(0);
      if (removed(session, import, subject, last)) intake::drop_made(session, import.id, subject, last);
    }
    if (!made.empty()) return std::string(subject) + " " + last;
    last.clear();
  }
  return std::nullopt;
}

}  // namespace muster::booking::sql
