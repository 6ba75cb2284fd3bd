/** Starts the window. */
import { mount } from 'svelte'
import './shared/style/tokens.css'
import './shared/style/base.css'
import './shared/style/print.css'
import App from './app/App.svelte'

const target = document.getElementById('app')
if (target) mount(App, { target })
