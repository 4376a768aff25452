// The statements of imports in pieces.
#include "unfinished_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::intake::sql {
namespace {

constexpr std::string_view select_given_up =
    "select i.id, i.event_id, i.kind, i.file_name, i.file_fingerprint, i.row_count, i.added_count, u.batch, "
    "i.undone_at from unfinished_import u join import i on i.id = u.import_id where u.given_up = 1 "
    "order by i.id limit 1";
constexpr std::string_view select_hidden =
    "select i.id, i.event_id, i.kind, i.file_name, i.file_fingerprint, i.row_count, i.added_count, u.batch, "
    "i.undone_at from unfinished_import u join import i on i.id = u.import_id where u.import_id = $1 "
    "and i.undone_at is not null";

std::optional<Import> import_in(const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  return Import{row->text(0),    row->text(1),    row->text(2), row->text(3),     row->text(4),
                row->integer(5), row->integer(6), {},           !row->is_null(8), row->integer(7)};
}

}  // namespace

bool renew(store::Session& session, const std::string& import_id, Instant now) {
  return session.execute("update unfinished_import set renewed_at = $2 where import_id = $1 and given_up = 0",
                         {import_id, iso_instant(now)}) > 0;
}

void give_up(store::Session& session, const std::string& import_id) {
  session.execute("update unfinished_import set given_up = 1 where import_id = $1", {import_id});
}

void give_up_all(store::Session& session) { session.execute("update unfinished_import set given_up = 1"); }

void give_up_into(store::Session& session, const std::string& event_id) {
  session.execute(
      "update unfinished_import set given_up = 1 where import_id in (select id from import where event_id = $1)",
      {event_id});
}

bool any_unfinished(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select 1 from unfinished_import u join import i on i.id = u.import_id "
          "where i.event_id = $1 and i.undone_at is null limit 1",
          {event_id})
      .has_value();
}

void give_up_before(store::Session& session, Instant moment) {
  session.execute("update unfinished_import set given_up = 1 where given_up = 0 and renewed_at < $1",
                  {iso_instant(moment)});
}

bool any_to_discard(store::Session& session, Instant moment) {
  return session
      .first("select 1 from unfinished_import where given_up = 1 or renewed_at < $1 limit 1", {iso_instant(moment)})
      .has_value();
}

bool another_goes_on(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select 1 from unfinished_import u join import i on i.id = u.import_id "
          "where i.event_id = $1 and u.given_up = 0 and i.undone_at is null",
          {event_id})
      .has_value();
}

std::optional<Import> given_up(store::Session& session) { return import_in(session.first(select_given_up)); }

void hide_undone(store::Session& session, const Import& import, Instant now) {
  session.execute("insert into unfinished_import (import_id, batch, renewed_at) values ($1, $2, $3)",
                  {import.id, import.batch, iso_instant(now)});
}

std::optional<Import> hidden_undone(store::Session& session, const std::string& import_id) {
  return import_in(session.first(select_hidden, {import_id}));
}

void forget_hidden(store::Session& session, const std::string& import_id) {
  session.execute("delete from unfinished_import where import_id = $1", {import_id});
}

void forget(store::Session& session, const std::string& import_id) {
  session.execute("delete from import_made where import_id = $1", {import_id});
  session.execute("delete from unfinished_import where import_id = $1", {import_id});
  session.execute("delete from import where id = $1", {import_id});
}

}  // namespace muster::intake::sql
