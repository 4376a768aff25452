#pragma once
// The form that another program's file of answers came from.

#include <muster/domain/conversions/conversions.hpp>

#include <string>
#include <string_view>

namespace muster::feedback {

/// Reads an export of Microsoft Forms, Google Forms and their like (CSV or XLSX) as an import of answers does, leaves
/// out the columns that the program adds by itself, and writes the form out of the others. Errors: as reading a table;
/// no column that could be a question.
[[nodiscard]] Result<conversions::ReadForm> form_from_export(std::string_view bytes, const std::string& source);

}  // namespace muster::feedback
