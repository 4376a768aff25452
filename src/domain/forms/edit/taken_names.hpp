#pragma once
// The codes and labels that a text has already, for what is added to it.

#include <muster/domain/forms/code_maker.hpp>

#include "statements.hpp"

#include <set>
#include <string>
#include <string_view>

namespace muster::forms {

class TakenNames {
 public:
  explicit TakenNames(const ReadText& read);

  /// A code like `name` that no question or statement has.
  [[nodiscard]] std::string code(std::string_view name);
  [[nodiscard]] bool has_code(const std::string& code) const { return codes_.contains(code); }
  /// The label, with a number behind it where another question has it: an import could not tell them apart.
  [[nodiscard]] std::string label(const std::string& label) const;
  [[nodiscard]] bool has_headline() const { return headline_; }

 private:
  CodeMaker maker_{'q', true};
  std::set<std::string> codes_;
  std::set<std::string> labels_;
  bool headline_ = false;
};

}  // namespace muster::forms
