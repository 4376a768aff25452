// A sheet's answers are kept as the answers themselves are, by code.
#include "paper_sql.hpp"

#include <stdexcept>
#include <utility>

namespace muster::feedback::sql {
namespace {

forms::Answers answers_from(const std::string& json) {
  auto answers = forms::answers_from_json(json);
  if (!answers.ok()) throw std::logic_error("the store holds a sheet that does not parse");
  return std::move(answers).value();
}

PaperSheet sheet_from(const store::Row& row) {
  PaperSheet sheet;
  sheet.number = row.integer(0);
  const auto& state = row.text(1);
  sheet.state = state == "checked"   ? SheetState::checked
                : state == "differs" ? SheetState::differs
                                     : SheetState::entered;
  sheet.answers = answers_from(row.text(2));
  if (!row.is_null(3)) sheet.second = answers_from(row.text(3));
  return sheet;
}

const std::string select_from_sheets = "select number, state, answers, second_answers from paper_sheet ";

}  // namespace

std::optional<PileRow> select_pile(store::Session& session, const std::string& round_id) {
  const auto row =
      session.first("select sheets, mark, last_number, version from paper_pile where round_id = $1", {round_id});
  if (!row) return std::nullopt;
  return PileRow{row->integer(0), row->text(1), row->integer(2), row->integer(3)};
}

void save_pile(store::Session& session, const std::string& round_id, const PileRow& pile) {
  session.execute(
      "insert into paper_pile (round_id, sheets, mark, last_number, version) values ($1, $2, $3, $4, $5) "
      "on conflict (round_id) do update set sheets = excluded.sheets, mark = excluded.mark, "
      "last_number = excluded.last_number, version = excluded.version",
      {round_id, pile.sheets, pile.mark, pile.last_number, pile.version});
}

void delete_pile(store::Session& session, const std::string& round_id) {
  session.execute("delete from paper_sheet where round_id = $1", {round_id});
  session.execute("delete from paper_pile where round_id = $1", {round_id});
}

std::vector<PaperSheet> select_sheets(store::Session& session, const std::string& round_id) {
  std::vector<PaperSheet> found;
  session.each(select_from_sheets + "where round_id = $1 order by number", {round_id},
               [&](const store::Row& row) { found.push_back(sheet_from(row)); });
  return found;
}

std::optional<PaperSheet> select_sheet(store::Session& session, const std::string& round_id, std::int64_t number) {
  const auto row = session.first(select_from_sheets + "where round_id = $1 and number = $2", {round_id, number});
  return row ? std::optional(sheet_from(*row)) : std::nullopt;
}

void save_sheet(store::Session& session, const std::string& round_id, const PaperSheet& sheet) {
  session.execute(
      "insert into paper_sheet (round_id, number, state, answers, second_answers) values ($1, $2, $3, $4, $5) "
      "on conflict (round_id, number) do update set state = excluded.state, answers = excluded.answers, "
      "second_answers = excluded.second_answers",
      {round_id, sheet.number, std::string(sheet_state_name(sheet.state)), forms::to_json(sheet.answers),
       sheet.second ? store::Value(forms::to_json(*sheet.second)) : store::Value(nullptr)});
}

void delete_sheet(store::Session& session, const std::string& round_id, std::int64_t number) {
  session.execute("delete from paper_sheet where round_id = $1 and number = $2", {round_id, number});
}

}  // namespace muster::feedback::sql
