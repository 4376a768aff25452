#pragma once
// Everybody seen so far, to be asked: is this the same person, or does it look like one? One step per row, whatever the
// number of people.

#include "likeness.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::people {

class Recognition {
 public:
  struct SamePerson {
    std::size_t who = 0;
    bool by_email = false;
  };
  struct LikelyMatch {
    std::size_t who = 0;
    std::string_view reason;
  };

  /// The number under which somebody new is remembered: 0, 1, 2 ...
  std::size_t remember(const ComparedName& name, const std::string& folded_email);
  /// Another address or spelling of somebody remembered.
  void remember_also(std::size_t who, const ComparedName& name, const std::string& folded_email);
  /// Equal e-mail first, then equal name and organisation.
  [[nodiscard]] std::optional<SamePerson> same(const ComparedName& name, const std::string& folded_email) const;
  /// The best reason counts; among equals the latest remembered.
  [[nodiscard]] std::optional<LikelyMatch> alike(const ComparedName& name) const;

 private:
  struct Link {
    std::uint32_t who = 0;
    std::uint32_t next = 0;
  };
  [[nodiscard]] static std::string name_key(const ComparedName& name);

  std::vector<ComparedName> names_;
  std::unordered_map<std::string, std::uint32_t> by_email_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint64_t, std::uint32_t> heads_;  ///< key -> last link, one-based
  std::vector<Link> links_;
};

}  // namespace muster::people
