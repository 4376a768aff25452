// The verdict page in values: what would be done, what each row is, what is asked.
#include "import_json.hpp"

#include <array>

namespace muster::api {
namespace {

using intake::RowState;

struct Standing {
  RowState state;
  const char* word;
};
constexpr std::array standing_words = std::to_array<Standing>({{RowState::fresh, "new"},
                                                               {RowState::alike, "alike"},
                                                               {RowState::same, "same"},
                                                               {RowState::not_taken, "not taken in"},
                                                               {RowState::undecided, "undecided"},
                                                               {RowState::refused, "refused"}});

std::string word_of(RowState state) {
  for (const auto& each : standing_words)
    if (each.state == state) return each.word;
  return {};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::vector<std::string> standings() {
  std::vector<std::string> words;
  for (const auto& each : standing_words) words.emplace_back(each.word);
  return words;
}

Json upload_json(const intake::StagedFile& staged) {
  const auto& forecast = staged.forecast;
  const auto& judgement = forecast.judgement;
  std::int64_t open = 0;
  for (const auto& section : judgement.sections)
    for (const auto& question : section.questions) open += question.means.empty() ? 1 : 0;
  return json_object({{"upload", staged.id},
                      {"file_name", staged.file.name},
                      {"rows", staged.file.table.rows.size()},
                      {"ready", forecast.ready()},
                      {"undecided", judgement.count(RowState::undecided)},
                      {"refused", judgement.count(RowState::refused)},
                      {"not_taken_in", judgement.count(RowState::not_taken)},
                      {"left_out", forecast.left_out.size()},
                      {"remarks", judgement.remarks},
                      {"open_questions", open},
                      {"expected", forecast.fingerprint()}});
}

web::Schema upload_schema() {
  using namespace web;
  return object({{"upload", text("Its id, good for two hours after the last decision")},
                 {"file_name", text()},
                 {"rows", whole_number("Rows of the file")},
                 {"ready", whole_number("Rows that would be taken in")},
                 {"undecided", whole_number("Rows that wait for a decision")},
                 {"refused", whole_number("Rows that cannot be taken in as they are")},
                 {"not_taken_in", whole_number("Rows that the file itself takes out, such as those who cancelled")},
                 {"left_out", whole_number("Rows that somebody left out")},
                 {"remarks", list_of(text(), "What else was found in the file, as sentences")},
                 {"open_questions", whole_number("Questions without an answer, those that stop nothing included")},
                 {"expected", text("Names what would be done: to be sent with the import")}});
}

std::vector<std::size_t> rows_standing(const intake::Judgement& judgement, const std::string& standing) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < judgement.rows.size(); ++at)
    if (standing.empty() || word_of(judgement.rows[at].standing) == standing) found.push_back(at);
  return found;
}

Json row_json(const intake::Judgement& judgement, std::size_t index) {
  const auto& row = judgement.rows[index];
  const auto words = judgement.words(index);
  Json::Array cells;
  for (std::size_t at = 0; at < words.cells.size() && at < judgement.columns.size(); ++at)
    cells.push_back(json_object(
        {{"column", judgement.columns[at]}, {"text", words.cells[at].text}, {"note", words.cells[at].note}}));
  return json_object({{"row", row.line},
                      {"standing", word_of(row.standing)},
                      {"verdict", words.verdict},
                      {"reason", words.reason},
                      {"cells", std::move(cells)}});
}

web::Schema row_schema() {
  using namespace web;
  return object({{"row", whole_number("Its number in the file")},
                 {"standing", text_of(standings(), "Where it stands")},
                 {"verdict", text()},
                 {"reason", text("Why; may be empty")},
                 {"cells", list_of(object({{"column", text()}, {"text", text()}, {"note", text("May be empty")}}),
                                   "What was understood")}});
}

std::vector<AskedQuestion> questions_of(const intake::StagedFile& staged) {
  std::vector<AskedQuestion> all;
  for (const auto& section : staged.forecast.judgement.sections) {
    if (section.questions.empty()) continue;
    for (const auto& question : section.for_all) all.push_back({&section, &question, true});
    for (const auto& question : section.questions) all.push_back({&section, &question, false});
  }
  return all;
}

Json question_json(const AskedQuestion& asked) {
  const auto& section = *asked.section;
  const auto& question = *asked.question;
  const bool of_all = asked.of_all;
  const auto pick_json = [](const intake::Pick& pick) {
    return json_object({{"means", pick.means}, {"label", pick.label}});
  };
  return json_object({{"typed", question.typed},
                      {"section", section.title},
                      {"about", of_all ? std::vector{question.group} : question.cells},
                      {"may_mean", json_array(question.picks, pick_json)},
                      {"new_kinds", of_all ? std::vector<std::string>{} : section.new_kinds},
                      {"likely", text_or_null(question.proposal)},
                      {"means", text_or_null(question.means)},
                      {"for_all", of_all},
                      {"stops", section.stops}});
}

web::Schema question_schema() {
  using namespace web;
  return object({{"typed", text("What the decision is about: sent back as it is")},
                 {"section", text("The heading under which the page asks it")},
                 {"about", list_of(text(), "What the page shows of it")},
                 {"may_mean", list_of(object({{"means", text("To be sent as the decision")}, {"label", text()}}))},
                 {"new_kinds", list_of(text(), "It may be something new: “new: KIND”, or “new: KIND, NAME”")},
                 {"likely", text("What it likely means, to be confirmed").or_null()},
                 {"means", text("As decided, or as it goes without a decision").or_null()},
                 {"for_all", truth("It decides for all questions of its kind at once")},
                 {"stops", truth("Rows of the question stay out while it is open")}});
}

}  // namespace muster::api
