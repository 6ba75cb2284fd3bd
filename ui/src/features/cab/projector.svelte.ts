/** Whether the room is shown large, for a projector. */

class Projector {
  on = $state(false)
}

export const projector = new Projector()
