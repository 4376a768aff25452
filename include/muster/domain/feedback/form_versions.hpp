#pragma once
// The versions of a round's form to which answers were given, read as one: who was asked what, and what may be told of
// it. Pure; docs/privacy.md explains the rule.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace muster::feedback {

/// Question code -> option code -> people who could choose it.
using OfferedOptions = std::map<std::string, std::map<std::string, std::int64_t>>;

class FormVersions {
 public:
  using ByNumber = std::map<std::int64_t, std::shared_ptr<const forms::Form>>;
  /// `versions` are those that people answered and the newest; `people` says how many answered each. In an anonymous
  /// form, answers to a question are in no figure of it where fewer people than are ever shown were asked it with those
  /// options: their version tells when they answered, and so who they may be. `all_told` is for those who may read
  /// single answers.
  FormVersions(ByNumber versions, const std::map<std::int64_t, std::int64_t>& people, bool all_told = false);

  /// The form over all versions; see forms::over_versions.
  [[nodiscard]] const forms::Form& form() const { return *form_; }
  /// Whether more than one was answered.
  [[nodiscard]] bool several() const { return !versions_.empty(); }
  /// Marks what was not asked of somebody who answered that version, and takes out what may not be told.
  void mark(forms::Answers& answers, std::int64_t version) const;
  /// Options of the form over all versions that this version's question does not have, by question.
  using NotOffered = std::map<std::string, std::set<std::string>>;
  [[nodiscard]] const NotOffered& not_offered(std::int64_t version) const;
  /// Of options that some of those who were asked the question could not choose: how many could.
  [[nodiscard]] const OfferedOptions& offered() const { return offered_; }

 private:
  struct Version {
    std::shared_ptr<const forms::Form> form;
    std::vector<std::string> not_asked;  ///< questions that it does not have
    NotOffered not_offered;
    std::vector<std::string> untold;                ///< questions whose answers are not told
    std::vector<const forms::Question*> by_itself;  ///< questions that it asks under a condition of its own
    std::shared_ptr<const forms::BoundForm> bound;  ///< where there are any
  };
  void leave_out_the_few(const std::map<std::int64_t, std::int64_t>& people, bool all_told);

  std::shared_ptr<const forms::Form> form_;
  std::map<std::int64_t, Version> versions_;
  OfferedOptions offered_;
};

}  // namespace muster::feedback
