// Documents in the store.
#include "document_sql.hpp"

namespace muster::documents::sql {
namespace {

const std::string select_documents =
    "select id, event_id, kind, title, link, report, edition, seen_by, added_on from document ";

Document document_from(const store::Row& row) {
  Document document{row.text(0), row.text(1), Kind::other, row.text(3), row.text(4), row.text(5), row.integer(6)};
  if (const auto kind = parse_kind(row.text(2)); kind.ok()) document.kind = *kind;
  // What nobody understands is shown to the fewest.
  document.seen_by = parse_seen_by(row.text(7)).ok() ? *parse_seen_by(row.text(7)) : SeenBy::delegates;
  if (const auto day = parse_date(row.text(8)); day) document.added_on = *day;
  return document;
}

std::vector<Document> read(store::Session& session, const std::string& statement, const store::Values& values) {
  std::vector<Document> found;
  session.each(statement, values, [&](const store::Row& row) { found.push_back(document_from(row)); });
  return found;
}

}  // namespace

std::vector<Document> of_event(store::Session& session, const std::string& event_id) {
  return read(session, select_documents + "where event_id = $1 order by added_on desc, title, id", {event_id});
}

std::vector<Document> all(store::Session& session) {
  return read(session, select_documents + "order by added_on desc, title, id", {});
}

std::optional<Document> find(store::Session& session, const std::string& id) {
  const auto row = session.first(select_documents + "where id = $1", {id});
  return row ? std::optional(document_from(*row)) : std::nullopt;
}

void insert(store::Session& session, const Document& document) {
  session.execute(
      "insert into document (id, event_id, kind, title, link, report, edition, seen_by, added_on) values ($1, $2, $3, "
      "$4, $5, $6, $7, $8, $9)",
      {document.id, document.event_id, std::string(kind_code(document.kind)), document.title, document.link,
       document.report, document.edition, std::string(seen_by_code(document.seen_by)), iso_date(document.added_on)});
}

bool remove(store::Session& session, const std::string& event_id, const std::string& id) {
  return session.execute("delete from document where event_id = $1 and id = $2", {event_id, id}) > 0;
}

}  // namespace muster::documents::sql
