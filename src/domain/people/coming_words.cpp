// The words that booking systems and people write: whatever is not among them is asked, never guessed.
#include "coming_words.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

struct StatusWord {
  std::string_view folded;
  std::string_view label;  ///< empty: comes
};
constexpr auto known_words = std::to_array<StatusWord>({
    {"attending", ""},
    {"attended", ""},
    {"willattend", ""},
    {"isattending", ""},
    {"yesattending", ""},
    {"going", ""},
    {"coming", ""},
    {"iscoming", ""},
    {"present", ""},
    {"came", ""},
    {"here", ""},
    {"arrived", ""},
    {"checkedin", ""},
    {"yes", ""},
    {"y", ""},
    {"true", ""},
    {"1", ""},
    {"ok", ""},
    {"accepted", ""},
    {"accept", ""},
    {"approved", ""},
    {"approvedautomatically", ""},
    {"confirmed", ""},
    {"registered", ""},
    {"registrationconfirmed", ""},
    {"booked", ""},
    {"joined", ""},
    {"complete", ""},
    {"completed", ""},
    {"ordercomplete", ""},
    {"paid", ""},
    {"paidinfull", ""},
    {"paidconfirmed", ""},
    {"free", ""},
    {"freeorder", ""},
    {"valid", ""},
    {"active", ""},
    {"issued", ""},
    {"placed", ""},
    {"processed", ""},
    {"successful", ""},
    {"organiser", ""},
    {"meetingorganizer", ""},
    {"requiredattendee", ""},
    {"optionalattendee", ""},
    {"inperson", ""},
    {"facetoface", ""},
    {"online", ""},
    {"virtual", ""},
    {"virtually", ""},
    {"remotely", ""},
    {"organizer", ""},
    {"cancelled", "cancelled"},
    {"canceled", "cancelled"},
    {"cancel", "cancelled"},
    {"cancelledbyself", "cancelled"},
    {"cancelledbyhost", "cancelled"},
    {"canceledbyself", "cancelled"},
    {"canceledbyhost", "cancelled"},
    {"cancelledbyattendee", "cancelled"},
    {"cancelledbyorganiser", "cancelled"},
    {"ordercancelled", "cancelled"},
    {"ordercanceled", "cancelled"},
    {"withdrawn", "cancelled"},
    {"withdrew", "cancelled"},
    {"void", "cancelled"},
    {"voided", "cancelled"},
    {"expired", "cancelled"},
    {"droppedout", "cancelled"},
    {"transferred", "transferred"},
    {"refunded", "refunded"},
    {"refund", "refunded"},
    {"fullyrefunded", "refunded"},
    {"chargedback", "refunded"},
    {"declined", "declined"},
    {"decline", "declined"},
    {"denied", "declined"},
    {"rejected", "declined"},
    {"notapproved", "declined"},
    {"refused", "declined"},
    {"unsuccessful", "declined"},
    {"apologies", "declined"},
    {"apologiessent", "declined"},
    {"sendsapologies", "declined"},
    {"regrets", "declined"},
    {"no", "not attending"},
    {"n", "not attending"},
    {"false", "not attending"},
    {"0", "not attending"},
    {"notattending", "not attending"},
    {"willnotattend", "not attending"},
    {"noattending", "not attending"},
    {"nonotattending", "not attending"},
    {"cannotattend", "not attending"},
    {"cantattend", "not attending"},
    {"unabletoattend", "not attending"},
    {"notgoing", "not attending"},
    {"notcoming", "not attending"},
    {"didnotattend", "did not attend"},
    {"didnotcome", "did not attend"},
    {"dna", "did not attend"},
    {"noshow", "did not attend"},
    {"absent", "did not attend"},
    {"waiting", "waiting"},
    {"waitlist", "waiting"},
    {"waitlisted", "waiting"},
    {"onwaitlist", "waiting"},
    {"waitinglist", "waiting"},
    {"onwaitinglist", "waiting"},
    {"onthewaitinglist", "waiting"},
    {"reserve", "waiting"},
    {"reservelist", "waiting"},
    {"pendingapproval", "waiting"},
    {"awaitingapproval", "waiting"},
    {"deleted", "deleted"},
    {"removed", "deleted"},
    {"archived", "deleted"},
    {"invited", "not answered"},
    {"invitationsent", "not answered"},
    {"noresponse", "not answered"},
    {"noreply", "not answered"},
    {"notresponded", "not answered"},
    {"notanswered", "not answered"},
    {"awaitingresponse", "not answered"},
    {"awaitingreply", "not answered"},
    {"none", "not answered"},
});

/// What a "yes" below such a heading says.
constexpr auto turned_headings = std::to_array<StatusWord>({{"cancelled", "cancelled"},
                                                            {"canceled", "cancelled"},
                                                            {"refunded", "refunded"},
                                                            {"declined", "declined"},
                                                            {"withdrawn", "cancelled"},
                                                            {"voided", "cancelled"},
                                                            {"voidstatus", "cancelled"},
                                                            {"waitinglist", "waiting"},
                                                            {"onwaitinglist", "waiting"},
                                                            {"waitlisted", "waiting"},
                                                            {"apologies", "declined"},
                                                            {"notattending", "not attending"},
                                                            {"deleted", "deleted"}});

template <std::size_t n>
const StatusWord* find_in(const std::array<StatusWord, n>& list, std::string_view folded) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const StatusWord& each) { return each.folded == folded; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

ComingWord coming_word(std::string_view heading, std::string_view typed) {
  const auto folded = folded_name(typed);
  const auto* turned = find_in(turned_headings, folded_name(heading));
  if (turned != nullptr) {
    if (folded.empty() || folded == "no" || folded == "n" || folded == "false" || folded == "0")
      return {ComingWord::Meaning::comes, {}};
    if (folded == "yes" || folded == "y" || folded == "true" || folded == "1" || folded == "x")
      return {ComingWord::Meaning::does_not_come, std::string(turned->label)};
  }
  // A payment may be pending of somebody who comes.
  if (folded == "pending" && folded_name(heading).find("approval") != std::string::npos)
    return {ComingWord::Meaning::does_not_come, "waiting"};
  const auto* known = find_in(known_words, folded);
  if (known == nullptr || (turned != nullptr && known->label.empty())) return {};
  if (known->label.empty()) return {ComingWord::Meaning::comes, {}};
  return {ComingWord::Meaning::does_not_come, std::string(known->label)};
}

ComingWord coming_title(std::string_view title) {
  constexpr std::size_t shortest = 6;  // letters
  const auto bracket = title.find_first_of("(:[");
  const auto words = trimmed(title.substr(0, bracket));
  return folded_name(words).size() < shortest ? ComingWord{} : coming_word("", words);
}

}  // namespace muster::people
