//! Catalogues of Backstage in YAML (<https://backstage.io/docs/features/software-catalog/descriptor-format>).
//!
//! Every document of a file is an entity.
//!
//! - A `Component` of the type `service` or `website` is a service and any other
//!   is a component; a `Resource` is infrastructure; an `API` is a component.
//!   Entities of the other kinds are passed over.
//! - An entity is called by its `metadata.name`. Where several share one, a
//!   component of the namespace `default` keeps it, and the others are called as
//!   references call them, such as `api:payments` or `shop/payments`.
//! - `spec.dependsOn` and `spec.consumesApis` are what an entity needs, and
//!   `spec.dependencyOf` is what needs it. A component that `providesApis` is
//!   needed by each of them: who consumes an API is hit through it when the
//!   component fails.
//! - A link to a resource that keeps data (by the words of its `spec.type`, such as
//!   `database` or `s3-bucket`) is of the type data, every other runtime-hard.
//! - The tier is a label or an annotation `tier` or `…/tier`; the team is
//!   `spec.owner`, where that is no user.

mod entity;
mod links;
mod yaml;

#[cfg(test)]
mod tests;

use self::entity::{Entity, Taken};
use super::gather::Gather;
use super::{Incoming, MOST_LINKS, MOST_NODES, text};
use crate::csv::{Limits, Problem, Problems};

/// Reads a catalogue, several entities in one file.
///
/// Follows no `Location` to another file, and refuses aliases.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Incoming, Problems> {
    let text = text(bytes, limits)?;
    let mut gather = Gather::default();
    let (mut entities, mut links, mut any, mut found): (Vec<Entity>, _, _, _) = (Vec::new(), 0, false, String::new());
    yaml::documents(&text, limits, |document| {
        match entity::of(&document, &mut gather.told) {
            Taken::Entity(entity) => {
                links += entity.links.len();
                if entities.len() >= MOST_NODES || links > MOST_LINKS {
                    let message =
                        format!("the file has more than {MOST_NODES} entities or {MOST_LINKS} references; split it");
                    return Err(Problems::one(Problem::of_line(entity.line, message)));
                }
                any = true;
                entities.push(*entity);
            }
            Taken::PassedOver => any = true,
            Taken::Strange(what) if found.is_empty() => found = what,
            Taken::Strange(_) => {}
        }
        Ok(())
    })?;
    if !any {
        let message = format!("this is no catalogue of Backstage: {found}");
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    links::gather(&entities, &mut gather)?;
    gather.end()
}
