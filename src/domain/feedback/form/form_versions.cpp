// Compares each version with the form over all of them, once for all answers.
#include <muster/domain/feedback/form_versions.hpp>

#include <muster/domain/forms/personal.hpp>
#include <muster/domain/forms/versions.hpp>

#include <set>
#include <string_view>
#include <utility>

namespace muster::feedback {
namespace {

using Codes = std::set<std::string>;

Codes codes_of(const forms::Question& question) {
  Codes out;
  for (const auto& option : question.options) out.insert(option.code);
  return out;
}

/// The versions that ask a question, by the options that they offer.
using Editions = std::map<Codes, std::vector<std::int64_t>>;

std::int64_t people_of(const std::vector<std::int64_t>& versions, const std::map<std::int64_t, std::int64_t>& people) {
  std::int64_t sum = 0;
  for (const auto number : versions) {
    if (const auto found = people.find(number); found != people.end()) sum += found->second;
  }
  return sum;
}

}  // namespace

FormVersions::FormVersions(ByNumber versions, const std::map<std::int64_t, std::int64_t>& people, bool all_told) {
  for (auto& [number, form] : versions) form = forms::without_personal(std::move(form));
  std::vector<const forms::Form*> newest_first;
  for (auto at = versions.rbegin(); at != versions.rend(); ++at) newest_first.push_back(at->second.get());
  if (newest_first.size() == 1) {
    form_ = versions.begin()->second;
    return;
  }
  form_ = std::make_shared<const forms::Form>(forms::over_versions(newest_first));
  for (auto& [number, form] : versions) versions_[number].form = std::move(form);
  for (auto& [number, version] : versions_) {
    std::map<std::string_view, const forms::Question*> own;
    for (const auto* question : version.form->questions()) own.emplace(question->code, question);
    for (const auto* question : form_->questions()) {
      const auto found = own.find(question->code);
      if (found == own.end()) {
        version.not_asked.push_back(question->code);
      } else if (found->second->ask_if != question->ask_if) {
        version.by_itself.push_back(found->second);
      }
      if (found == own.end()) continue;
      for (const auto& option : question->options) {
        if (found->second->option(option.code) == nullptr) version.not_offered[question->code].insert(option.code);
      }
    }
    if (!version.by_itself.empty()) version.bound = std::make_shared<const forms::BoundForm>(*version.form);
  }
  leave_out_the_few(people, all_told);
}

void FormVersions::leave_out_the_few(const std::map<std::int64_t, std::int64_t>& people, bool all_told) {
  const auto threshold = static_cast<std::int64_t>(form_->suppress_below);
  std::map<std::string, Editions> editions;
  for (const auto& [number, version] : versions_) {
    for (const auto* question : version.form->questions())
      editions[question->code][codes_of(*question)].push_back(number);
  }
  for (const auto& [code, by_options] : editions) {
    std::size_t having = 0;
    for (const auto& [options, numbers] : by_options) having += numbers.size();
    const bool in_all = having == versions_.size();
    if (in_all && by_options.size() == 1) continue;
    std::int64_t told = 0;
    std::map<std::string, std::int64_t> could_choose;
    for (const auto& [options, numbers] : by_options) {
      const auto asked = people_of(numbers, people);
      if (form_->anonymous && !all_told && asked > 0 && asked < threshold) {
        for (const auto number : numbers) versions_.at(number).untold.push_back(code);
        continue;
      }
      told += asked;
      for (const auto& option : options) could_choose[option] += asked;
    }
    std::erase_if(could_choose, [&](const auto& option) { return option.second == told; });
    if (!could_choose.empty()) offered_.emplace(code, std::move(could_choose));
  }
}

void FormVersions::mark(forms::Answers& answers, std::int64_t version) const {
  const auto found = versions_.find(version);
  if (found == versions_.end()) return;
  const auto& own = found->second;
  for (const auto* question : own.by_itself) {
    auto& answer = answers[question->code];
    if (answer.asked == forms::Asked::no) continue;  // the file that it came from did not ask it
    const bool answered = !answer.codes.empty() || !answer.texts.empty();
    answer.asked = answered || own.bound->is_asked(*question, answers) ? forms::Asked::yes : forms::Asked::no;
  }
  for (const auto& code : own.not_asked) answers[code] = forms::Answer{.asked = forms::Asked::no};
  for (const auto& code : own.untold) answers[code] = forms::Answer{.asked = forms::Asked::untold};
}

const FormVersions::NotOffered& FormVersions::not_offered(std::int64_t version) const {
  static const NotOffered none;
  const auto found = versions_.find(version);
  return found == versions_.end() ? none : found->second.not_offered;
}

}  // namespace muster::feedback
