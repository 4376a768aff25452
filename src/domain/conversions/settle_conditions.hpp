#pragma once
// Conditions of a file under the codes of the form: what its names and values mean, and whether they can hold.

#include "settle_labels.hpp"

#include <muster/kit/query/reach.hpp>

#include <map>
#include <optional>
#include <string>

namespace muster::conversions {

class ConditionSettler {
 public:
  ConditionSettler(const std::map<std::string, OptionName>& option_names, Differences& differences)
      : option_names_(option_names), differences_(differences) {}

  /// A question that conditions after this may name: `name` is the file's.
  void know(const std::string& name, const forms::Question& question, const OptionCodes& codes);

  /// The condition in the form's codes; nothing where there is none or it cannot be carried over, which is told.
  /// `whom` says who is asked without it: "everybody is asked".
  [[nodiscard]] std::optional<query::Filter> settled(const std::optional<query::Filter>& filter, const Place& place,
                                                     const std::string& whom);

 private:
  struct Known {
    query::Field field;
    forms::QuestionKind kind = forms::QuestionKind::short_text;
    OptionCodes codes;
    std::map<std::string, std::string> labels;  ///< folded label -> code
    std::string write_in{};                     ///< the option that opens a line to write on, or empty
  };

  [[nodiscard]] Result<query::Filter> translated(const query::Filter& filter) const;
  /// "r_1", which LimeSurvey keeps for the first rank of "r": whether an option stands at it says whether it was chosen.
  [[nodiscard]] std::optional<query::Filter> at_a_rank(const query::Filter& filter) const;
  [[nodiscard]] Result<query::Filter> compared(const query::Filter& filter) const;
  [[nodiscard]] Result<query::Filter> of_option(const Known& known, const std::string& option,
                                                const query::Filter& filter) const;
  [[nodiscard]] Result<std::string> value_of(const Known& known, const std::string& value) const;
  void collect_fields(const query::Filter& filter, std::map<std::string, query::Field>& fields) const;

  const std::map<std::string, OptionName>& option_names_;
  Differences& differences_;
  std::map<std::string, Known> known_;          ///< by the file's name
  std::map<std::string, query::Field> fields_;  ///< by code
  query::Decimals decimals_;                    ///< likewise
};

}  // namespace muster::conversions
