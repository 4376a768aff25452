// Whom a message goes to: pickers first, then the condition in words, by the one evaluator that the house has.
#include <muster/domain/booking/audience.hpp>

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

constexpr const char* source = "the condition";

std::vector<query::Field> fields_of(const std::vector<std::string>& kinds) {
  query::Field state{.name = "state", .codes = {}, .required = true};
  for (const auto each : states) state.codes.emplace_back(state_word(each));
  query::Field kind{.name = "kind", .codes = kinds};
  return {std::move(state), std::move(kind), {.name = "organisation", .codes = {}}, {.name = "job", .codes = {}}};
}

Result<query::Filter> read_condition(const std::string& condition, const std::vector<query::Field>& fields) {
  auto filter = query::parse_filter(condition, source);
  if (!filter.ok()) {
    auto error = filter.error();
    return std::move(error).at("condition");
  }
  auto faults = query::bind(*filter, fields, condition, source);
  if (faults.empty()) return std::move(*filter);
  const auto hint = faults.front().hint.empty() ? std::string() : " " + faults.front().hint;
  auto words = faults.front().message + "." + hint;
  return bad_input(std::move(words), std::move(faults)).at("condition");
}

std::string kind_of(const std::string& organisations) {
  return organisations.starts_with('!') ? organisations.substr(1) : organisations;
}

}  // namespace

Outcome check_condition(const std::string& condition, const std::vector<std::string>& kinds) {
  if (trimmed(condition).empty()) return Success{};
  MUSTER_CHECK(read_condition(condition, fields_of(kinds)));
  return Success{};
}

struct AudienceFilter::Inside {
  Audience audience;
  std::vector<query::Field> fields;
  std::optional<query::Filter> condition;
  std::optional<std::set<std::string>> answered;
};

AudienceFilter::AudienceFilter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
AudienceFilter::~AudienceFilter() = default;
AudienceFilter::AudienceFilter(AudienceFilter&&) noexcept = default;
AudienceFilter& AudienceFilter::operator=(AudienceFilter&&) noexcept = default;

Result<AudienceFilter> AudienceFilter::of(const Audience& audience, std::optional<std::set<std::string>> answered) {
  auto inside = std::make_unique<Inside>();
  inside->audience = audience;
  inside->fields = fields_of({});  // a kind that nobody has any more fits nobody, and is no error
  inside->answered = std::move(answered);
  if (!trimmed(audience.condition).empty()) {
    MUSTER_TRY(read, read_condition(audience.condition, inside->fields));
    inside->condition = std::move(read);
  }
  return AudienceFilter(std::move(inside));
}

bool AudienceFilter::holds(const AudienceMember& member) const {
  const auto& audience = inside_->audience;
  if (!audience.states.empty() && std::ranges::find(audience.states, member.state) == audience.states.end())
    return false;
  if (!audience.organisations.empty()) {
    const bool same = member.kind == kind_of(audience.organisations);
    if (same == audience.organisations.starts_with('!')) return false;
  }
  if (audience.answered != Answered::whether_or_not) {
    if (!inside_->answered) return false;
    const bool has = inside_->answered->contains(member.person_id);
    if (has != (audience.answered == Answered::yes)) return false;
  }
  if (!inside_->condition) return true;
  query::Values values;
  values["state"] = {std::string(state_word(member.state))};
  if (!member.kind.empty()) values["kind"] = {member.kind};
  if (!member.organisation.empty()) values["organisation"] = {member.organisation};
  if (!member.job.empty()) values["job"] = {member.job};
  return query::matches(*inside_->condition, values, inside_->fields);
}

std::string audience_words(const Audience& audience) {
  std::string words;
  for (std::size_t at = 0; at < audience.states.size(); ++at) {
    const std::string label(state_label(audience.states[at]));
    if (at > 0) words += at + 1 == audience.states.size() ? " or " : ", ";
    words += at == 0 ? label : uncapitalised(label);
  }
  if (words.empty()) words = "Everybody on the list";
  if (!audience.organisations.empty())
    words += std::string(audience.organisations.starts_with('!') ? ", not from " : ", from ") +
             kind_of(audience.organisations);
  if (audience.answered == Answered::yes) words += ", who have answered the form";
  if (audience.answered == Answered::not_yet) words += ", who have not answered the form";
  if (!trimmed(audience.condition).empty()) words += ", where " + trimmed(audience.condition);
  return words;
}

std::string written_states(const std::vector<State>& chosen) {
  std::string text;
  for (const auto state : chosen) text += (text.empty() ? "" : " ") + std::string(state_word(state));
  return text;
}

std::vector<State> read_states(const std::string& text) {
  std::vector<State> found;
  for (const auto state : states) {
    const auto word = " " + std::string(state_word(state)) + " ";
    if ((" " + text + " ").find(word) != std::string::npos) found.push_back(state);
  }
  return found;
}

std::string answered_word(Answered answered) {
  return answered == Answered::yes ? "yes" : answered == Answered::not_yet ? "no" : "";
}

Answered answered_of(const std::string& word) {
  return word == "yes" ? Answered::yes : word == "no" ? Answered::not_yet : Answered::whether_or_not;
}

}  // namespace muster::booking
