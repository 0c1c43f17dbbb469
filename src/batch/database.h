#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/base.h"
#include "spec/connection_spec.h"
#include "spec/table_source.h"

// What a project takes from its surroundings to ask a database.
namespace jianbao::batch {

// What an environment variable says; empty: there is none.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// The connection string of a PostgreSQL database as libpq knows it. It may hold a password: no
// message shows it.
std::optional<std::string> connection_string(const spec::ConnectionSpec& told,
                                             const Environment& environment,
                                             const base::FileSystem& files,
                                             base::Diagnostics& diagnostics);

// Parameters that the environment says get their values, from variables called JIANBAO_…
void fill_from_environment(spec::TableSource& table, const Environment& environment,
                           base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
