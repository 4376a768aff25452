// Figures in rows.

#include "summary_table.hpp"

#include <muster/domain/figures/step_means.hpp>

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/of_all_asked.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <cmath>

namespace muster::figures {
namespace {

/// One figure of the table; cells that do not apply stay empty.
struct Line {
  std::string about;
  std::string code;
  std::string answer;
  std::string count;
  std::string counted;  ///< "people", "notes"
  std::string base;
  std::string share;
  std::string low;
  std::string high;
  std::string times;
  std::string likely_from{};  ///< of all delegates, in people
  std::string likely_to{};
  std::string certain_from{};
  std::string certain_to{};
};

class Table {
 public:
  void add(const Line& line) {
    table_.rows.push_back({line.about, line.code, line.answer, line.count, line.counted, line.base, line.share,
                           line.low, line.high, line.times, line.likely_from, line.likely_to, line.certain_from,
                           line.certain_to});
  }
  [[nodiscard]] bool holds(const std::string& count) const {
    return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) { return row[3] == count; });
  }
  FlatTable take() { return std::move(table_); }

 private:
  FlatTable table_{{"About", "Code", "Answer", "Count", "Counted", "Base", "Share", "95% from", "95% to", "Times",
                    "Likely of all from", "Likely of all to", "Certain of all from", "Certain of all to"},
                   {}};
};

std::string number(std::int64_t value) { return std::to_string(value); }

std::string decimal(double value) {
  auto text = std::to_string(std::round(value * 100) / 100);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

void add_event(Table& table, const Summary& summary) {
  table.add({"Registered delegates", "delegates", "", number(summary.people), "people", "", "", "", "", ""});
  table.add({"Organisations", "organisations", "", number(summary.organisations), "organisations", "", "", "", "", ""});
  table.add({"Places covered", "places", "", number(summary.coverage.covered), "places", number(summary.coverage.of),
             "", "", "", ""});
  table.add({summary.responses_in_fives ? "Responses, at least" : "Responses", "responses", "",
             number(summary.responses), "people",
             summary.asked_people == 0 && summary.people > 0 ? "" : number(summary.asked_people),
             summary.response_rate ? percent(*summary.response_rate) : "", "", "", ""});
}

void add_options(Table& table, const Summary& summary, const QuestionFigures& question) {
  for (const auto& option : question.options) {
    const auto& figure = option.figure;
    Line line{question.full_label(),
              question.code,
              option.label,
              "not shown",
              "people",
              number(option.beside ? question.answered : question.base()),
              "",
              "",
              "",
              ""};
    if (!figure.suppressed && figure.people) {
      line.count = number(*figure.people);
      if (figure.share) line.share = percent(*figure.share);
      if (figure.interval) {
        line.low = percent(figure.interval->low);
        line.high = percent(figure.interval->high);
      }
    }
    if (const auto all = of_all_asked(summary, question, option)) {
      line.certain_from = number(all->certain.low);
      line.certain_to = number(all->certain.high);
      if (all->likely) {
        line.likely_from = number(all->likely->low);
        line.likely_to = number(all->likely->high);
      }
    }
    table.add(line);
  }
}

/// One group of an anonymous round: its people are the base, those without an answer too.
void add_group(Table& table, const QuestionFigures& question, const std::string& by, const GroupFigures& group) {
  const auto name = [&](const std::string& answer) { return by.empty() ? answer : group.label + ": " + answer; };
  for (const auto& figures : group.classes) {
    const auto& figure = figures.figure;
    table.add({question.full_label(), question.code, name(figures.label), number(figure.people.value_or(0)), "people",
               number(group.people), figure.share ? percent(*figure.share) : "",
               figure.interval ? percent(figure.interval->low) : "",
               figure.interval ? percent(figure.interval->high) : "", ""});
  }
  for (const auto& word : group.words) {
    table.add({question.full_label(), question.code, name(word.word), number(word.people), "people",
               number(group.people), "", "", "", ""});
  }
  if (group.mean) {
    table.add(
        {question.full_label(), question.code, name("Average"), decimal(*group.mean), "value", "", "", "", "", ""});
  }
}

void add_groups(Table& table, const QuestionFigures& question) {
  for (const auto& broken : question.broken_down) {
    for (const auto& group : broken.groups) add_group(table, question, broken.cut, group);
  }
}

void add_question(Table& table, const Summary& summary, const QuestionFigures& question) {
  if (question.suppressed && question.broken_down.empty()) {
    table.add({question.full_label(), question.code, "", "not shown", "people", "not shown", "", "", "", ""});
    return;
  }
  if (question.suppressed) return add_groups(table, question);
  table.add(
      {question.full_label(), question.code, "Answered", number(question.answered), "people", number(question.asked),
       question.asked > 0 ? percent(static_cast<double>(question.answered) / static_cast<double>(question.asked)) : "",
       "", "", ""});
  add_options(table, summary, question);
  for (const auto& word : question.words) {
    table.add({question.full_label(), question.code, word.word, number(word.people), "people",
               number(question.answered), "", "", "", number(word.times)});
  }
  const auto add_value = [&](const char* what, const std::optional<double>& value) {
    if (value) {
      table.add({question.full_label(), question.code, what, decimal(*value), "value", number(question.answered), "",
                 "", "", ""});
    }
  };
  add_value("Average", question.mean);
  if (question.net_score) add_value("Net score", question.net_score->share.value * 100);
  if (const auto spread = mean_with_spread(question)) {
    add_value("Standard deviation", spread->deviation);
    if (spread->interval) {
      add_value("Average, 95% interval from", spread->interval->low);
      add_value("Average, 95% interval to", spread->interval->high);
    }
  }
  add_value("Median", question.median);
  if (question.median_interval) {
    add_value("Median, 95% interval from", question.median_interval->low);
    add_value("Median, 95% interval to", question.median_interval->high);
  }
  add_value("Lowest", question.lowest);
  add_value("Highest", question.highest);
  add_value("10th percentile", question.tenth);
  add_value("90th percentile", question.ninetieth);
  add_groups(table, question);
}

void add_notes(Table& table, const Summary& summary) {
  for (const auto& kind : summary.note_kinds) {
    const auto code = "notes." + kind.kind;
    table.add({plural_kind(kind.kind), code, "", number(kind.notes), "notes", number(summary.notes), "", "", "", ""});
    for (const auto& word : kind.words) {
      table.add({plural_kind(kind.kind), code, word.word, number(word.people), "notes", number(kind.notes), "", "", "",
                 number(word.times)});
    }
  }
}

}  // namespace

FlatTable flat_table(const Summary& summary) {
  Table table;
  if (summary.not_for_passing_on) {
    table.add({"Not for passing on: only those who may read single answers see this group", "", "", "", "", "", "", "",
               "", ""});
  }
  add_event(table, summary);
  if (!summary.where.empty()) {
    table.add({"Only people with " + summary.where_words, "where", "",
               summary.suppressed ? "not shown" : number(summary.counted_responses), "people", "", "", "", "", ""});
  }
  for (const auto& question : summary.questions) add_question(table, summary, question);
  add_notes(table, summary);
  if (const auto why = held_back_sentence(summary); table.holds("not shown") && !why.empty())
    table.add({"Not shown: " + why, "", "", "", "", "", "", "", "", ""});
  return table.take();
}

}  // namespace muster::figures
