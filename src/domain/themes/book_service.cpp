// Saves a change of a codebook beside what was before it.
#include <muster/domain/themes/book_service.hpp>

#include "themes_sql.hpp"

#include <sstream>

namespace muster::themes {
namespace {

std::string written(const std::vector<std::int64_t>& numbers) {
  std::string out;
  for (const auto number : numbers) out += (out.empty() ? "" : " ") + std::to_string(number);
  return out;
}

std::vector<std::int64_t> read(const std::string& text) {
  std::vector<std::int64_t> out;
  std::istringstream in(text);
  for (std::int64_t number = 0; in >> number;) out.push_back(number);
  return out;
}

Codebook after_change(store::Session& session, const store::AuditContext& audit, const Codebook& book,
                      const std::string& action) {
  sql::step_book(session, book.programme_id, book.version + 1);
  store::write_audit(session, audit, action, "codebook", book.programme_id);
  return sql::codebook(session, book.programme_id);
}

}  // namespace

Codebook codebook_of(store::Session& session, const std::string& programme_id) {
  return sql::codebook(session, programme_id);
}

Result<Codebook> codebook_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<Codebook> { return sql::codebook(session, programme_id); });
}

Result<Codebook> change_book(store::Database& database, const store::AuditContext& audit,
                             const std::string& programme_id,
                             const std::function<Result<BookChange>(const Codebook&)>& change) {
  return database.write([&](store::Session& session) -> Result<Codebook> {
    const auto book = sql::codebook(session, programme_id);
    MUSTER_TRY(made, change(book));
    std::erase_if(made.after, [&](const Theme& theme) {
      const auto* stood = book.theme(theme.number);
      return stood != nullptr && *stood == theme;
    });
    // There would be nothing to take back.
    if (made.after.empty()) return book;
    sql::KeptChange kept;
    const auto last = sql::changes(session, programme_id, 1);
    kept.number = last.empty() ? 1 : last.front().number + 1;
    kept.what = made.what;
    std::vector<Theme> before;
    for (const auto& theme : made.after) {
      if (const auto* stood = book.theme(theme.number)) before.push_back(*stood);
    }
    kept.before = kept_themes(before);
    kept.fresh = written(made.fresh);
    kept.made_at = audit.at;
    kept.made_by = audit.actor;
    for (const auto& theme : made.after) sql::put_theme(session, programme_id, theme);
    sql::insert_change(session, programme_id, kept);
    return after_change(session, audit, book, "codebook changed");
  });
}

Result<std::vector<MadeChange>> changes_of(store::Database& database, const std::string& programme_id,
                                           std::int64_t most) {
  return database.read([&](store::Session& session) -> Result<std::vector<MadeChange>> {
    std::vector<MadeChange> out;
    for (const auto& change : sql::changes(session, programme_id, most))
      out.push_back({change.number, change.what, change.made_at, change.undone, change.made_by});
    return out;
  });
}

Result<std::int64_t> answers_with(store::Database& database, const std::string& programme_id, std::int64_t number) {
  return database.read(
      [&](store::Session& session) -> Result<std::int64_t> { return sql::bearers(session, programme_id, number); });
}

Result<Codebook> undo_change(store::Database& database, const store::AuditContext& audit,
                             const std::string& programme_id, std::int64_t number) {
  return database.write([&](store::Session& session) -> Result<Codebook> {
    const auto newest = sql::newest_standing_change(session, programme_id);
    if (!newest || newest->number != number)
      return conflict(
          "Somebody has changed the codebook since, or this change is taken back already. Look at the list of "
          "changes: the newest is taken back first.");
    const auto book = sql::codebook(session, programme_id);
    for (const auto fresh : read(newest->fresh)) {
      if (sql::bearers(session, programme_id, fresh) == 0) {
        sql::delete_theme(session, programme_id, fresh);
        continue;
      }
      // What answers bear is never another theme's number.
      auto theme = *book.theme(fresh);
      theme.state = ThemeState::gone;
      sql::put_theme(session, programme_id, theme);
    }
    for (const auto& theme : themes_kept(newest->before)) sql::put_theme(session, programme_id, theme);
    sql::mark_undone(session, programme_id, number);
    return after_change(session, audit, book, "change of the codebook taken back");
  });
}

}  // namespace muster::themes
