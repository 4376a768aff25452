// The list of notes in the store.
#include "note_list_sql.hpp"

#include <muster/domain/feedback/list_keys_sql.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/key_renewal.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>

namespace muster::feedback {
namespace sql {

NoteKeys keys_of(const Note& note) {
  constexpr std::size_t digits = 3;
  const auto size = std::to_string(std::min<std::size_t>(character_count(note.table), 999));
  return {std::string(digits - size.size(), '0') + size + search_key(note.table), sort_key({note.text}),
          folded_name(note.text)};
}

ListPage<KeptNote> listed_notes(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("note n", "n.id");
  list.where("n.event_id = {}", {event_id}).filter("kind", "n.kind").filter("table", "n.table_label");
  list.search("n.search_text");
  list.sort("table", {"n.sort_table", "n.kind", "n.position"});
  list.sort("kind", {"n.kind", "n.sort_table", "n.position"}).sort("note", {"n.sort_text"});
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

}  // namespace sql

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  return store::renew_rows(session, "select id, table_label, body from note_row where id > $1 order by id limit $2",
                           after, most, [&](const store::Row& row) {
                             const auto keys = sql::keys_of({row.text(1), "", row.text(2)});
                             session.execute(
                                 "update note_row set sort_table = $2, sort_text = $3, search_text = $4 where id = $1",
                                 {row.text(0), keys.sort_table, keys.sort_text, keys.search_text});
                           });
}

}  // namespace muster::feedback
