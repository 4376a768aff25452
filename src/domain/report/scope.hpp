#pragma once
// What names mean where a figure or a block stands: those of the event, and of the loops around it.

#include "grammar/expression.hpp"
#include "wider.hpp"

#include <muster/domain/report/report_data.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// Figures of groups, each filter counted once; a report asks for forty of them at most.
class Groups {
 public:
  explicit Groups(const FiguresOfGroup& of_group) : of_group_(of_group) {}
  [[nodiscard]] Result<std::shared_ptr<const figures::Summary>> of(const std::string& where);

 private:
  const FiguresOfGroup& of_group_;
  std::map<std::string, Result<std::shared_ptr<const figures::Summary>>> kept_;
};

struct Scope {
  const figures::Summary& summary;  ///< inside `each session` that of the form about the session
  Groups* groups = nullptr;
  const std::vector<SessionFacts>* sessions = nullptr;
  const figures::QuestionFigures* question = nullptr;  ///< of `each question` or `each statement`
  const figures::OptionFigures* option = nullptr;      ///< of `each option`
  const SessionFacts* session = nullptr;               ///< of `each session`
  const figures::QuestionFigures* themed = nullptr;    ///< of `each theme`: the question whose themes they are
  const figures::ThemePeople* theme = nullptr;         ///< of `each theme`
  Wider* wider = nullptr;                              ///< what is loaded only where it is asked for
  const indicators::Indicator* indicator = nullptr;    ///< of `each indicator`
  const text::WordRules* word_list = nullptr;          ///< by which words were counted
  const actions::ReportedAction* action = nullptr;     ///< of `each action`
  const actions::ReportedComment* comment = nullptr;   ///< of `each comment`

  /// By its code, or that of the loop; nullptr where there is none.
  [[nodiscard]] const figures::QuestionFigures* question_named(std::string_view code) const;
  /// Of a question's themes, by its code, in quotes by its name, or that of the loop; nullptr where there is none.
  [[nodiscard]] const figures::ThemePeople* theme_named(const figures::QuestionFigures& of, const Name& name) const;
  /// Of a question, by its code, in quotes by its label, or that of the loop; nullptr where there is none.
  [[nodiscard]] const figures::OptionFigures* option_named(const figures::QuestionFigures& of, const Name& name) const;
};

}  // namespace muster::report
