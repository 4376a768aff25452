#pragma once
// Everybody seen so far, to be asked: is this the same person, or does it look like one? One step per row, whatever the
// number of people.

#include "chance_namesakes.hpp"
#include "kept_names.hpp"
#include "likeness.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::people {

class Recognition {
 public:
  Recognition() = default;
  Recognition(const Recognition&) = delete;  // its tables point into its own pool
  Recognition& operator=(const Recognition&) = delete;
  Recognition(Recognition&&) = delete;
  Recognition& operator=(Recognition&&) = delete;
  ~Recognition() = default;

  enum class Standing {
    nobody,         ///< no sign of anybody
    same,           ///< equal name, and equal address or organisation, and nothing against it
    equal_address,  ///< one address, but names that differ
    equal_name,     ///< one name and organisation, but something speaks against it
    near_name,      ///< names that are alike
  };
  struct Finding {
    Standing standing = Standing::nobody;
    std::size_t who = 0;
    bool by_email = false;  ///< of the same person: the address is equal too
    std::string reason;     ///< no capital, no full stop; what differs is not repeated in it
  };

  /// Somebody to look for, and then to remember: the keys are worked out once for both.
  struct Candidate {
    ComparedName name;
    std::string folded_email;
    std::vector<std::uint64_t> keys = likeness_keys(name);
  };

  /// The number under which somebody new is remembered: 0, 1, 2 ...
  std::size_t remember(const Candidate& candidate);
  /// Another address or spelling of somebody remembered.
  void remember_also(std::size_t who, const Candidate& candidate);
  /// The strongest sign counts; among people who are alike the best reason, then the latest remembered. People of
  /// different organisations are alike only where hardly anybody of those remembered would be called so by chance.
  [[nodiscard]] Finding find(const Candidate& candidate) const;

 private:
  struct Link {
    std::uint32_t who = 0;
    std::uint32_t next = 0;
  };
  [[nodiscard]] static std::string name_key(const ComparedName& name);
  /// Of a name that a title, "Jr." or a remark tells from others; empty for one without.
  [[nodiscard]] static std::string exact_key(const ComparedName& name);
  [[nodiscard]] Finding by_address(const ComparedName& name, const std::string& folded_email) const;
  [[nodiscard]] Finding by_name(const ComparedName& name, const std::string& folded_email) const;
  [[nodiscard]] Finding alike(const Candidate& candidate) const;

  TextPool pool_;
  KeptNames names_{pool_};
  std::vector<bool> has_address_;
  std::vector<bool> has_namesakes_;   ///< of the first who had a name and organisation: others have them too
  TextNumbers by_email_{pool_};       ///< the first who had it
  TextNumbers by_email_name_{pool_};  ///< address and name
  TextNumbers by_name_{pool_};        ///< name and organisation: the first who had them
  std::unordered_map<std::string, std::uint32_t> by_exact_name_;
  LatestOfKey heads_;  ///< of each key the only one who has it, marked so, or the last link, one-based
  std::deque<Link> links_;
  ChanceNamesakes namesakes_;
};

}  // namespace muster::people
