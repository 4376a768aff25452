// Codes beside words, so that whoever computes from the exported answers finds what each stands for.
#include "workbook_tables.hpp"

#include <muster/domain/figures/findings.hpp>
#include <muster/kit/base/number.hpp>

#include <string>
#include <utility>

namespace muster::report {
namespace {

constexpr const char* not_shown = "not shown";

document::TableBlock codebook(const figures::Summary& summary) {
  document::TableBlock out;
  out.caption = "Codebook";
  out.base = counted(summary.form_questions, "question", "questions") + " of the form \"" + summary.form_title + "\"";
  out.heading = {"Question", "Kind", "Words of the question", "Option", "Words of the option", "Asked", "Answered"};
  out.figures = {false, false, false, false, false, true, true};
  for (const auto& question : summary.questions) {
    const std::vector<std::string> head{question.code, std::string(forms::kind_name(question.kind)),
                                        question.full_label()};
    const auto asked = question.suppressed ? std::string(not_shown) : grouped(question.asked);
    const auto answered = question.suppressed ? std::string(not_shown) : grouped(question.answered);
    if (question.options.empty()) {
      out.rows.push_back({head[0], head[1], head[2], "", "", asked, answered});
      continue;
    }
    for (const auto& option : question.options)
      out.rows.push_back({head[0], head[1], head[2], option.code, option.label, asked, answered});
  }
  return out;
}

std::string people_of(const figures::Figure& figure) {
  return figure.people && !figure.suppressed ? grouped(*figure.people) : not_shown;
}
std::string share_of(const figures::Figure& figure) {
  return figure.share && !figure.suppressed ? percent(*figure.share) : not_shown;
}

document::TableBlock by_cut(const figures::Summary& summary, const figures::QuestionFigures& question,
                            const figures::QuestionBreakdown& cut) {
  std::string name = cut.cut;
  for (const auto& each : summary.cuts) {
    if (each.code == cut.cut) name = each.label;
  }
  document::TableBlock out;
  out.caption = question.full_label() + (name.empty() ? "" : ", by " + name);
  out.base = figures::base_of(question, summary);
  out.heading = {"Group", "People"};
  out.figures = {false, true};
  for (const auto& each : cut.everybody.classes) {
    out.heading.push_back(each.label + ", people");
    out.heading.push_back(each.label + ", share");
    out.figures.insert(out.figures.end(), {true, true});
  }
  const auto add = [&](const figures::GroupFigures& group, const std::string& label) {
    std::vector<std::string> row{label, grouped(group.people)};
    for (std::size_t at = 0; at < cut.everybody.classes.size(); ++at) {
      const bool there = at < group.classes.size();
      row.push_back(there ? people_of(group.classes[at].figure) : not_shown);
      row.push_back(there ? share_of(group.classes[at].figure) : not_shown);
    }
    out.rows.push_back(std::move(row));
  };
  for (const auto& group : cut.groups) add(group, group.label);
  add(cut.everybody, "Everybody");
  out.total = true;
  return out;
}

}  // namespace

std::vector<document::TableBlock> workbook_tables(const figures::Summary& summary) {
  std::vector<document::TableBlock> out;
  for (const auto& question : summary.questions) {
    for (const auto& cut : question.broken_down) {
      if (!cut.everybody.classes.empty()) out.push_back(by_cut(summary, question, cut));
    }
  }
  if (!summary.questions.empty()) out.push_back(codebook(summary));
  return out;
}

}  // namespace muster::report
