// Reads pasted organisations line by line; an invalid line stops only itself.
#include <muster/domain/people/organisation_paste.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::people {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::string_view council = "local authority";
using Verdict = PastedOrganisation::Verdict;

std::vector<std::string> split(std::string_view text, std::string_view marks, bool keep_empty) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = std::min(text.find_first_of(marks), text.size());
    auto part = trimmed(text.substr(0, end));
    if (keep_empty || !part.empty()) parts.push_back(std::move(part));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> place_names(const Region& region) {
  std::vector<std::string> names;
  for (const auto& place : region.places) names.push_back(place.name);
  return names;
}

const Place* place_called(const Region& region, std::string_view typed) {
  const auto folded = folded_name(typed);
  const auto found = std::ranges::find_if(region.places, [&](const Place& place) {
    return folded_name(place.name) == folded || folded_name(place.code) == folded;
  });
  return folded.empty() || found == region.places.end() ? nullptr : &*found;
}

std::string unknown_kind(const std::string& typed, const std::vector<std::string>& kinds) {
  const auto hint = did_you_mean(typed, kinds);
  return "nobody knows the kind ‘" + typed + "’" + (hint.empty() ? "; add it to your kinds first" : "; " + hint);
}

/// Whose name or other name it is, among those known and those of the lines before.
class Names {
 public:
  explicit Names(const std::vector<Organisation>& known) {
    for (const auto& one : known) add(one);
  }
  void add(const Organisation& one) {
    owners_.emplace(folded_name(one.name), one.name);
    for (const auto& alias : one.aliases) owners_.emplace(folded_name(alias), one.name);
  }
  [[nodiscard]] const std::string* owner(std::string_view typed) const {
    const auto found = owners_.find(folded_name(typed));
    return found == owners_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, std::string> owners_;
};

class Judge {
 public:
  Judge(const Region& region, const std::vector<std::string>& kinds, const std::vector<Organisation>& known)
      : region_(region), kinds_(kinds), names_(known) {}

  PastedOrganisation line(std::size_t number, const std::string& typed) {
    PastedOrganisation pasted{number, typed, {}, Verdict::fresh, {}};
    const auto columns = split(typed, "\t;", true);
    const auto column = [&](std::size_t at) { return at < columns.size() ? columns[at] : std::string(); };
    auto& organisation = pasted.organisation;
    organisation.name = column(0);
    organisation.aliases = split(column(3), ",|", false);
    pasted.words = error(organisation, column(1), column(2), columns.size());
    if (!pasted.words.empty()) {
      pasted.verdict = Verdict::refused;
    } else if (const auto* owner = names_.owner(organisation.name); owner != nullptr) {
      pasted.verdict = Verdict::known;
      pasted.words =
          folded_name(*owner) == folded_name(organisation.name) ? "is known already" : "is another name of " + *owner;
    } else {
      for (const auto& alias : organisation.aliases) {
        const auto* owner_of_alias = names_.owner(alias);
        if (owner_of_alias == nullptr) continue;
        pasted.verdict = Verdict::refused;
        pasted.words = "‘" + alias + "’ already means " + *owner_of_alias;
        return pasted;
      }
      names_.add(organisation);
    }
    return pasted;
  }

 private:
  std::string error(Organisation& organisation, const std::string& kind, const std::string& serves,
                    std::size_t columns) {
    if (columns > 4) return "has more than four columns: name; kind; places; other names";
    if (folded_name(organisation.name).empty()) return "has no name";
    if (character_count(organisation.name) > longest_name) return "has a name of more than 200 letters";
    const auto* own = place_called(region_, organisation.name);
    if (kind.empty()) {
      if (own == nullptr) return "has no kind: write it after the name and a semicolon";
      organisation.kind = council;
    } else {
      const auto found =
          std::ranges::find_if(kinds_, [&](const std::string& one) { return folded_name(one) == folded_name(kind); });
      if (found == kinds_.end()) return unknown_kind(kind, kinds_);
      organisation.kind = *found;
    }
    std::vector<std::string> unknown;
    organisation.serves = place_codes(serves, region_, unknown);
    if (!unknown.empty()) {
      const auto hint = did_you_mean(unknown.front(), place_names(region_));
      return "‘" + unknown.front() + "’ is no place of " + region_.name + (hint.empty() ? "" : "; " + hint);
    }
    if (organisation.serves.empty() && own != nullptr) organisation.serves.push_back(own->code);
    return {};
  }

  const Region& region_;
  const std::vector<std::string>& kinds_;
  Names names_;
};

}  // namespace

std::vector<std::string> place_codes(std::string_view text, const Region& region, std::vector<std::string>& unknown) {
  std::vector<std::string> codes;
  for (const auto& typed : split(text, ",|;\r\n", false)) {
    const auto* place = place_called(region, typed);
    if (place == nullptr)
      unknown.push_back(typed);
    else if (std::ranges::find(codes, place->code) == codes.end())
      codes.push_back(place->code);
  }
  return codes;
}

std::vector<PastedOrganisation> judge_pasted(std::string_view text, const Region& region,
                                             const std::vector<std::string>& kinds,
                                             const std::vector<Organisation>& known) {
  Judge judge(region, kinds, known);
  std::vector<PastedOrganisation> judged;
  std::size_t number = 0;
  while (!text.empty() && judged.size() < most_pasted_organisations) {
    const auto end = std::min(text.find('\n'), text.size());
    ++number;
    // A tab in front is an empty first column, so only line ends go.
    auto typed = std::string(text.substr(0, end));
    if (typed.ends_with('\r')) typed.pop_back();
    if (!trimmed(typed).empty()) judged.push_back(judge.line(number, typed));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return judged;
}

std::string one_for_each_place(const Region& region) {
  std::string lines;
  for (const auto& place : region.places) {
    lines += place.name + "; ";
    lines += council;
    lines += "; " + place.name + "\n";
  }
  return lines;
}

std::vector<OrganisationError> check_organisation(const Organisation& organisation,
                                                  const std::vector<std::string>& kinds,
                                                  const std::vector<Organisation>& others) {
  std::vector<OrganisationError> errors;
  std::map<std::string, std::string> owners;
  for (const auto& other : others) {
    if (other.id == organisation.id) continue;
    owners.emplace(folded_name(other.name), other.name);
    for (const auto& alias : other.aliases) owners.emplace(folded_name(alias), other.name);
  }
  const auto owner = [&](const std::string& name) {
    const auto found = owners.find(folded_name(name));
    return found == owners.end() ? std::string() : found->second;
  };
  if (folded_name(organisation.name).empty())
    errors.push_back({"name", "Give the organisation a name with a letter or a digit"});
  else if (character_count(organisation.name) > longest_name)
    errors.push_back({"name", "Keep the name to 200 letters"});
  else if (const auto taken = owner(organisation.name); !taken.empty())
    errors.push_back({"name", "‘" + organisation.name + "’ already means " + taken + ". Merge the two instead"});
  if (std::ranges::find(kinds, organisation.kind) == kinds.end()) errors.push_back({"kind", "Choose a kind"});
  for (const auto& alias : organisation.aliases) {
    const auto taken = owner(alias);
    if (folded_name(alias).empty())
      errors.push_back({"aliases", "‘" + alias + "’ has no letter and no digit"});
    else if (!taken.empty())
      errors.push_back({"aliases", "‘" + alias + "’ already means " + taken});
    else
      continue;
    break;
  }
  return errors;
}

}  // namespace muster::people
