// One row for each event that was ever published.
#include "publication_sql.hpp"

#include <muster/domain/figures/forgetting_sql.hpp>

namespace muster::figures {
namespace sql {
namespace {

StoredPublication publication_of(const store::Row& row) {
  StoredPublication out;
  out.event_id = row.text(0);
  if (!row.is_null(1)) out.address = row.text(1);
  out.live = row.integer(2) != 0;
  out.findable = row.integer(3) != 0;
  out.body = row.text(4);
  out.answers = row.integer(5);
  out.least = row.integer(6);
  out.shown_at = row.text(7);
  out.made_by = row.text(8);
  return out;
}

std::optional<StoredPublication> found(const std::optional<store::Row>& row) {
  return row ? std::optional(publication_of(*row)) : std::nullopt;
}

}  // namespace

std::optional<StoredPublication> select_publication(store::Session& session, const std::string& event_id) {
  return found(session.first(
      "select event_id, address, live, findable, body, answers, least, shown_at, made_by from publication "
      "where event_id = $1",
      {event_id}));
}

std::optional<StoredPublication> publication_at(store::Session& session, const std::string& address) {
  return found(session.first(
      "select event_id, address, live, findable, body, answers, least, shown_at, made_by from publication "
      "where address = $1",
      {address}));
}

void put_publication(store::Session& session, const StoredPublication& publication) {
  forget_event(session, publication.event_id);
  session.execute(
      "insert into publication (event_id, address, live, findable, body, answers, least, shown_at, made_by) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {publication.event_id, publication.address ? store::Value(*publication.address) : store::Value(nullptr),
       std::int64_t{publication.live ? 1 : 0}, std::int64_t{publication.findable ? 1 : 0}, publication.body,
       publication.answers, publication.least, publication.shown_at, publication.made_by});
}

}  // namespace sql

void forget_event(store::Session& session, const std::string& event_id) {
  session.execute("delete from publication where event_id = $1", {event_id});
}

}  // namespace muster::figures
