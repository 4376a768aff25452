#pragma once
// What memberships hold of a person or a programme, and how they forget them: inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace muster::membership {

/// What a membership or an invoice holds of somebody, in words, for their file.
struct HeldMember {
  std::string programme_id;
  std::string about;  ///< "Named in the membership of Camden", "Contact of ..."
  std::string words;  ///< what stands there of them
};
/// Whom is looked for: `words` is asked of each text that may name them, `is` of somebody's name and address.
struct Concerns {
  std::function<bool(const std::string& text)> words;
  std::function<bool(const std::string& name, const std::string& email)> is;
};
[[nodiscard]] std::vector<HeldMember> held_member(store::Session& session, const Concerns& concerns);

/// Where somebody stands: found by reading all there is, so not in the writers' line.
struct MemberTraces {
  std::vector<std::string> people;       ///< rows of named people
  std::vector<std::string> holders;      ///< memberships whose holder they are
  std::vector<std::string> contacts;     ///< memberships whose contact they are
  std::vector<std::string> words;        ///< memberships with other words that name them
  std::vector<std::string> papers;       ///< invoices that name them
  std::vector<std::string> paper_words;  ///< invoices whose notes name them
  [[nodiscard]] bool any() const {
    return !people.empty() || !holders.empty() || !contacts.empty() || !words.empty() || !papers.empty() ||
           !paper_words.empty();
  }
};
[[nodiscard]] MemberTraces traces_of(store::Session& session, const Concerns& concerns);
/// Deletes the named people and clears the words; numbers, sums and days stay.
void forget_member(store::Session& session, const MemberTraces& traces);

/// Deletes all memberships, invoices and settings of a programme that is taken away.
void forget_programme(store::Session& session, const std::string& programme_id);

}  // namespace muster::membership
