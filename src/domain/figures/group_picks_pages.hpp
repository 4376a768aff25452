#pragma once
// The form that asks for a group of people: pickers, which write the filter, and its text for whoever knows it.

#include <muster/domain/figures/event_pages.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/platform/web/form.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace muster::figures {

/// Whether the visitor can ask for a group: any where they read answers, whole ones where there are some.
[[nodiscard]] bool may_ask(const Summary& summary, const Filter& filter);

class GroupForm {
 public:
  /// `summary` of everybody or of a group: its names are asked for. `people_known` where filters may name what the list
  /// of delegates says.
  GroupForm(const web::Request& request, const Summary& summary, const Filter& filter, bool people_known);

  /// The address of the group that the pickers and the text say together. Nothing where no picker was sent, or the text
  /// cannot be read: then the page is about the text alone.
  [[nodiscard]] std::optional<std::string> address();
  /// What is wrong with what was picked, by the field that it stands in; empty where nothing is.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> faults() const;
  /// Fills what the page shows of it, with what is wrong with the text.
  void show(web::View& view, const std::vector<std::string>& errors);

 private:
  using Pick = web::Field<std::string>;  ///< empty where nothing is picked
  [[nodiscard]] std::vector<std::string> picked() const;
  void offer(const char* name, std::optional<Pick>& field, const char* label, const char* nothing,
             std::vector<web::Choice<std::string>> choices);

  const web::Request& request_;
  const Summary& summary_;
  Filter filter_;
  web::Form form_;
  std::vector<std::string> texts_;                        ///< codes of the questions that take text
  std::map<std::string, std::set<std::string>> offered_;  ///< by picker: what it may be set to
  std::optional<Pick> answer_;
  std::optional<Pick> from_;
  std::optional<Pick> organisation_;
  std::optional<Pick> kind_;
  std::optional<Pick> wrote_;
  std::optional<Pick> question_;
  std::optional<Pick> number_;
  std::optional<Pick> least_;
  std::optional<Pick> most_;
  Pick where_;
};

}  // namespace muster::figures
