#pragma once
// What rows say beyond the person they are about: a later row of the same person fills what an earlier one left empty,
// and a row of somebody known may say something new.

#include "origins.hpp"

#include <muster/domain/people/delegate_list.hpp>

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace muster::people {

/// Nothing that a later row says is dropped without a word.
void fill_from_repeats(DelegatePreview& preview);

/// `who_of` leads from the index of a row to the known person that it is.
void find_changes(DelegatePreview& preview, const std::unordered_map<std::size_t, std::size_t>& who_of,
                  const std::vector<KnownPerson>& known, Origins& origins, const Decisions& decisions);

}  // namespace muster::people
