#pragma once
// What stands on a block line after its name, taken one by one; what nobody takes is an error.

#include "diagnostics.hpp"
#include "grammar/expression.hpp"
#include "scope.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::report {

class Arguments {
 public:
  Arguments(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics);

  /// The question named next; an error and nullptr where there is none. `what` the block needs: "a question".
  [[nodiscard]] const figures::QuestionFigures* question();
  /// The next name, where one is left.
  [[nodiscard]] std::optional<Name> name();
  /// The next name, or else the next text in quotes as it stands: what may be said by its code or by its words.
  [[nodiscard]] std::optional<Name> name_or_text();
  /// True, and taken, where the next name is `word`.
  [[nodiscard]] bool word(std::string_view word);
  /// The number after `keyword`, where that keyword comes next; an error where no whole number from 1 on follows.
  [[nodiscard]] std::optional<std::int64_t> number_after(std::string_view keyword);
  /// The option after "=", where that sign comes next.
  [[nodiscard]] std::optional<Name> option();
  /// All options after "=", parted by `or`; none where that sign does not come next.
  [[nodiscard]] std::vector<Name> options();
  /// The sign that compares, where one comes next: "<", "<=", ">", ">=", "=", "!=".
  [[nodiscard]] std::optional<Name> sign();
  /// The text of what comes next, without taking it; empty where nothing is left.
  [[nodiscard]] std::string_view next() const;
  /// Names parted by commas.
  [[nodiscard]] std::vector<Name> names();
  /// The text in quotes, wherever it stands, its figures looked up.
  [[nodiscard]] std::optional<std::string> text();
  /// An error for whatever is left.
  void finish();

  void refuse(const Name& name, std::string message, std::string hint = {});
  [[nodiscard]] const Name& block() const { return line_.name; }

 private:
  [[nodiscard]] bool at_sign(std::string_view sign) const;
  Name taken();
  void offer(std::string what);

  const BlockLine& line_;
  const Scope& scope_;
  Diagnostics& diagnostics_;
  std::vector<Name> left_;
  std::vector<Name> texts_;           ///< in quotes, and not an option
  std::vector<std::string> offered_;  ///< what was asked for since something was taken: what could have stood there
};

}  // namespace muster::report
