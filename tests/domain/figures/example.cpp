// Reading the example summit.

#include "domain/figures/example.hpp"

#include "support/source_dir.hpp"

#include <muster/domain/feedback/notes.hpp>
#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/people/delegate_list.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <cstdlib>
#include <stdexcept>

namespace example {
namespace {

using namespace muster;

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::string why = result.error().message;
    for (const auto& diagnostic : result.error().diagnostics) why += "\n" + one_line(diagnostic);
    throw std::runtime_error(why);
  }
  return std::move(result).value();
}

tabular::Table table(const std::string& path) { return must(tabular::read_table(file(path), path)); }

void read_delegates(figures::SummaryInput& input) {
  const auto list = table("examples/london-send-summit-2022/delegates.csv");
  const auto columns = must(people::recognise_columns(list.heading, "delegates.csv"));
  const people::Directory directory(input.organisations);
  const auto preview = people::judge(list, columns, directory, {}, {});
  input.delegate_rows = static_cast<std::int64_t>(preview.rows.size());
  for (const auto& verdict : preview.verdicts) {
    if (verdict.kind == people::VerdictKind::same_as_row) continue;
    const auto& row = preview.rows[verdict.row];
    const auto organisation = verdict.organisation ? input.organisations[*verdict.organisation].id : std::string();
    input.delegates.push_back({row.first_name, row.last_name, organisation});
  }
}

void read_answers(figures::SummaryInput& input) {
  const auto sheet = table("examples/london-send-summit-2022/evaluation.csv");
  input.answers = must(feedback::judge_responses(sheet, *input.form, "salt", {}, "evaluation.csv")).answers;
  input.responses = static_cast<std::int64_t>(input.answers.size());
}

void read_notes(figures::SummaryInput& input) {
  const auto sheet = table("examples/london-send-summit-2022/discussion-notes.csv");
  for (const auto& verdict : must(feedback::judge_notes(sheet, {}, "discussion-notes.csv"))) {
    input.notes.push_back({verdict.note.table, verdict.note.kind, verdict.note.text});
  }
}

figures::SummaryInput read_summit() {
  figures::SummaryInput out = empty_summit();
  read_delegates(out);
  out.round = figures::RoundState::closed;
  read_answers(out);
  read_notes(out);
  return out;
}

}  // namespace

std::string file(const std::string& path) { return must(read_file(muster::test::source_dir() + "/" + path)); }

figures::SummaryInput empty_summit() {
  figures::SummaryInput out;
  out.event = {"london-send-summit-2022", "London SEND Summit 2022", must(parse_date("2022-06-10")),
               "Coin Street Neighbourhood Centre", "London Innovation and Improvement Alliance"};
  out.region = must(people::read_region(table("examples/regions/london.csv"), "london", "London", "london.csv"));
  out.organisations = must(people::read_organisations(table("examples/regions/london-organisations.csv"), out.region,
                                                      "london-organisations.csv"));
  for (std::size_t at = 0; at < out.organisations.size(); ++at) out.organisations[at].id = "o" + std::to_string(at);
  out.form = must(forms::parse_form(file("forms/london-send-summit-2022.form"), "london-send-summit-2022.form"));
  out.round = figures::RoundState::open;
  return out;
}

const figures::SummaryInput& summit() {
  static const auto input = read_summit();
  return input;
}

figures::Summary summary_of(const figures::SummaryInput& input) { return must(figures::summarise(input)); }

}  // namespace example
