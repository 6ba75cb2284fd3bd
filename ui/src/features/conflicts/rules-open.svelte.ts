/** Whether the rules of conflicts are open. The palette opens them too, before the panel is there. */

class Rules {
  open = $state(false)
}

export const rules = new Rules()
