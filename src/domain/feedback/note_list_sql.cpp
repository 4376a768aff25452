// The list of notes in the store.
#include "note_list_sql.hpp"

#include <muster/platform/store/list_statement.hpp>

namespace muster::feedback::sql {

ListPage<KeptNote> listed_notes(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("note n", "n.id");
  list.where("n.event_id = {}", {event_id}).filter("kind", "n.kind").filter("table", "n.table_label");
  // Shorter labels first: 2 stands before 10.
  list.sort("table", {"length(n.table_label)", "n.table_label", "n.kind", "n.position"});
  list.sort("kind", {"n.kind", "length(n.table_label)", "n.table_label", "n.position"}).sort("note", {"n.body"});
  list.columns("n.id, n.table_label, n.kind, n.body", "note n");
  return list.page(session, query, [](const store::Row& row) {
    return KeptNote{row.text(0), {row.text(1), row.text(2), row.text(3)}};
  });
}

NoteFigures note_figures(store::Session& session, const std::string& event_id) {
  NoteFigures figures;
  session.each("select kind, count(*) from note where event_id = $1 group by kind", {event_id},
               [&](const store::Row& row) { figures.by_kind[row.text(0)] = row.integer(1); });
  figures.tables =
      session
          .first("select count(distinct table_label) from note where event_id = $1 and table_label <> ''", {event_id})
          ->integer(0);
  return figures;
}

}  // namespace muster::feedback::sql
