#pragma once
// What organisations' names come to, each spelling worked out once for all rows that have it.

#include "likeness.hpp"

#include <muster/domain/people/delegate_list.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::people {

/// What one name comes to.
struct Origin {
  std::uint32_t key = no_organisation;  ///< equal for all spellings of one organisation, known or not
  std::optional<std::size_t> organisation;
  bool by_alias = false;
  bool is_new = false;
  std::string new_name;
  std::string new_title;
  std::string new_kind;
  std::vector<std::string> suggestions;
  [[nodiscard]] bool known() const { return organisation.has_value() || is_new; }
};

class Origins {
 public:
  /// Both outlive it.
  Origins(const Directory& directory, const Decisions& decisions);
  /// Of no name: an origin that is nobody's.
  const Origin& of_typed(const std::string& typed);
  std::uint32_t key_of_known(const KnownPerson& person);
  /// What the organisation is called; as typed where nobody knows it.
  std::string name_of(const std::string& typed);

 private:
  Origin worked_out(const std::string& typed);
  std::uint32_t key_of_unknown(const std::string& folded);

  const Directory& directory_;
  const Decisions& decisions_;
  Origin none_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, Origin> by_typed_;
  std::unordered_map<std::string, std::uint32_t> unknown_;
};

}  // namespace muster::people
